using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>
/// The program's commands. Each exits with 0; with 1 and one clear line on standard error where the input is refused;
/// with 2 where it was called wrongly.
/// </summary>
internal static class CommandLine
{
    private const int Refused = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args, Func<ServeOptions, CancellationToken, Task> serve)
    {
        var settings = args.Where(IsSetting).ToList();
        var root = new RootCommand(
            "ReviewSite: a self-hosted site for film criticism. Without a command, it serves the site."
        );
        ServeCommand.AddTo(root, settings, serve);
        root.Add(ServeCommand.Create(settings, serve));
        root.Add(ImportCommand.Create(settings));
        root.Add(ExportCommand.Create(settings));
        root.Add(VerdictCommand.Create());
        root.Add(CheckCommand.Create(settings));
        root.Add(AdminCommand.Create(settings));
        root.Add(GenerateCommand.Create(settings));

        var parsed = root.Parse([.. args.Where(a => !IsSetting(a))]);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"error: {string.Join(" ", parsed.Errors.Select(e => e.Message))} See --help."
            );
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            await Console.Error.WriteLineAsync($"error: {refusal}");
            return Refused;
        }
    }

    /// <summary>
    /// What a person can mend, in a sentence; none where the fault is the program's, which then ends as loudly as it
    /// can.
    /// </summary>
    private static string? Refusal(Exception exception) =>
        exception switch
        {
            InvalidInputException { OnCommandLine: { } advice } => $"{exception.Message} {advice}",
            InvalidInputException or StoreBusyException => exception.Message,
            OperationCanceledException => "cancelled; only the work reported above was saved.",
            IOException { InnerException: AddressInUseException } =>
                $"{exception.Message} Choose another with --urls, such as --urls http://localhost:5050.",
            SocketException => $"cannot listen on that address: {exception.Message}. Choose another with --urls.",
            IOException or UnauthorizedAccessException => exception.Message,
            SqliteException =>
                $"the store cannot be used: {exception.Message} Choose another data folder with --data, or "
                    + $"restore a backup.",
            _ => null,
        };

    /// <summary>
    /// A setting such as <c>--Data:Directory=films</c>, in the way of every ASP.NET Core program; options begin with a
    /// small letter.
    /// </summary>
    private static bool IsSetting(string arg) =>
        arg is ['-', '-', >= 'A' and <= 'Z', ..] && arg.Contains('=', StringComparison.Ordinal);
}
