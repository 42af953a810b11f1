using System.CommandLine;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Commands;

/// <summary>What is wrong with a command line, in one line, with the word that was probably meant.</summary>
internal static class UsageError
{
    private const int MostEdits = 2;

    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var wrong, ..])
        {
            var meant = Nearest(wrong, NamesIn(command));
            return $"{Refusal(wrong, command)}{(meant is null ? "." : $"; did you mean “{meant}”?")} See "
                + $"{Line(command)} --help.";
        }

        var errors = parsed.Errors.Select(e => string.Join(' ', e.Message.Split((char[]?)null, _split)));
        return $"{string.Join(" ", errors)} See {Line(command)} --help.";
    }

    private const StringSplitOptions _split = StringSplitOptions.RemoveEmptyEntries;

    private static string Refusal(string word, Command command) =>
        word.StartsWith('-') ? $"“{word}” is not an option of {Line(command)}"
        : command.Subcommands.Count > 0 ? $"“{word}” is not a command"
        : $"“{word}” is one argument too many for {Line(command)}";

    private static string Line(Command command) =>
        command is RootCommand
            ? RootCommand.ExecutableName
            : $"{Line((Command)command.Parents.First())} {command.Name}";

    private static IEnumerable<string> NamesIn(Command command) =>
        [
            .. command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name),
            .. command.Options.Where(o => !o.Hidden).SelectMany(o => o.Aliases.Prepend(o.Name)),
            "--help",
        ];

    private static string? Nearest(string word, IEnumerable<string> names)
    {
        var lower = word.ToLowerInvariant();
        return names
            .Where(n => n.StartsWith('-') == lower.StartsWith('-') && n.Length > MostEdits)
            .Select(n =>
                (
                    Name: n,
                    Edits: n.StartsWith(lower, StringComparison.Ordinal)
                    || lower.StartsWith(n, StringComparison.Ordinal)
                        ? MostEdits
                        : EditDistance.Between(lower, n, MostEdits)
                )
            )
            .Where(n => n.Edits is not null)
            .OrderBy(n => n.Edits)
            .FirstOrDefault()
            .Name;
    }
}
