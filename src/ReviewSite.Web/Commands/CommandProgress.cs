using Spectre.Console;

namespace ReviewSite.Web.Commands;

/// <summary>Progress bars on standard error, which is left to errors if it is not a terminal.</summary>
internal static class CommandProgress
{
    private const string NoColor = "NO_COLOR";

    /// <returns><c>null</c> if nobody would see it.</returns>
    public static Progress? Create(CommandReport report)
    {
        if (!report.ShowsProgress || Console.IsErrorRedirected)
        {
            return null;
        }

        // Without colors a terminal gets no control codes at all.
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NoColor));
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Console.Error),
                Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            }
        );
        return console
            .Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            );
    }
}
