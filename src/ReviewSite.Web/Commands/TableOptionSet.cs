using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>The options for what the cells of tables do not say.</summary>
internal sealed class TableOptionSet
{
    private static readonly Dictionary<string, DateOrder> _orders = new()
    {
        ["dmy"] = DateOrder.DayMonthYear,
        ["mdy"] = DateOrder.MonthDayYear,
        ["ymd"] = DateOrder.YearMonthDay,
    };

    private readonly Option<string[]> _map = new("--map")
    {
        Description =
            "The column for a field, if its header is not recognized, such as quote=body. Repeat it for each field.",
        HelpName = "FIELD=HEADER",
    };
    private readonly Option<string?> _filmTitleFrom = new("--film-title-from")
    {
        Description = "The column with the title of the film, if its header is not recognized.",
        HelpName = "COLUMN",
    };
    private readonly Option<decimal?> _scale = NumberOption.Create<decimal>(
        "--scale",
        "The scale of scores that do not state one, such as 10.",
        "NUMBER",
        text =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale)
            && scale > 0
                ? scale
                : null,
        "a number above 0, such as 10"
    );

    private readonly Option<string?> _scaleWords = new("--scale-words")
    {
        Description = "Scores from 0 to 100 for grades in words, such as \"Très bien=75,Pas mal=50\".",
        HelpName = "WORD=SCORE,…",
    };

    private readonly Option<string?> _dates = new("--dates")
    {
        Description = "The order of ambiguous dates: dmy, mdy or ymd.",
        HelpName = "ORDER",
    };
    private readonly Option<string?> _onError = new("--on-error")
    {
        Description = "What to do with an invalid row: stop the import (default), or skip the row.",
        HelpName = "stop|skip",
    };
    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "The encoding of tables that are not UTF-8 or UTF-16, such as windows-1252.",
        HelpName = "NAME",
    };

    private Option[] Options => [_map, _filmTitleFrom, _scale, _scaleWords, _dates, _onError, _encoding];

    public void AddTo(Command command)
    {
        _map.AllowMultipleArgumentsPerToken = false;
        foreach (var option in Options)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            foreach (var mapping in (result.GetValue(_map) ?? []).Where(m => FieldOf(m) is null))
            {
                result.AddError(
                    $"--map: “{mapping}” does not name a field; write FIELD=HEADER, where FIELD is one of "
                        + $"{string.Join(", ", Enum.GetNames<TableField>().Select(Camel))}."
                );
            }

            if (ScaleWords.Parse(result.GetValue(_scaleWords), out var wrong) is null)
            {
                result.AddError($"--scale-words: {wrong}");
            }

            if (result.GetValue(_dates) is { } order && !_orders.ContainsKey(order))
            {
                result.AddError($"--dates: “{order}” is not an order; use dmy, mdy or ymd.");
            }

            if (result.GetValue(_onError) is { } action and not ("stop" or "skip"))
            {
                result.AddError($"--on-error: “{action}” is not an action; use stop or skip.");
            }

            if (result.GetValue(_encoding) is { } name && EncodingOf(name) is null)
            {
                result.AddError(
                    $"--encoding: “{name}” is not a known encoding; try windows-1252, iso-8859-1 or utf-16."
                );
            }
        });
    }

    /// <summary>The name of one of the options that was given, or <c>null</c>.</summary>
    public string? GivenIn(CommandResult result) =>
        Options.FirstOrDefault(o => result.GetResult(o) is { Implicit: false })?.Name;

    public TableImportRequest RequestOf(ParseResult parsed, FileInfo[] files) =>
        new([.. files.Select(f => f.FullName)], Actor.CommandLine)
        {
            Named = NamedColumns(parsed),
            Reading = new TableOptions(
                parsed.GetValue(_scale),
                parsed.GetValue(_dates) is { } order ? _orders[order] : null,
                ScaleWords.Parse(parsed.GetValue(_scaleWords), out _)
            ),
            SkipsErrors = parsed.GetValue(_onError) == "skip",
            Encoding = parsed.GetValue(_encoding) is { } name ? EncodingOf(name) : null,
        };

    private Dictionary<TableField, string> NamedColumns(ParseResult parsed)
    {
        var named = (parsed.GetValue(_map) ?? [])
            .GroupBy(m => FieldOf(m)!.Value)
            .ToDictionary(g => g.Key, g => g.Last()[(g.Last().IndexOf('=', StringComparison.Ordinal) + 1)..]);
        if (parsed.GetValue(_filmTitleFrom) is { } titles)
        {
            named[TableField.Title] = titles;
        }

        return named;
    }

    private static TableField? FieldOf(string mapping) =>
        mapping.Split('=', 2) is [var field, { Length: > 0 }]
        && Enum.TryParse<TableField>(field, ignoreCase: true, out var known)
        && !char.IsAsciiDigit(field[0])
            ? known
            : null;

    private static Encoding? EncodingOf(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Camel(string name) => char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];
}
