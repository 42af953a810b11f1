using System.CommandLine;
using System.Globalization;
using System.Text;
using ReviewSite.Domain.Importing.Tables;
using ReviewSite.Web.Data.History;
using ReviewSite.Web.Data.Importing.Tables;

namespace ReviewSite.Web.Commands;

/// <summary>What is said of tables because their cells do not.</summary>
internal sealed class TableOptionSet
{
    private static readonly Dictionary<string, DateOrder> _orders = new()
    {
        ["dmy"] = DateOrder.DayMonthYear,
        ["mdy"] = DateOrder.MonthDayYear,
        ["ymd"] = DateOrder.YearMonthDay,
    };

    private readonly Option<string[]> _map = new("--map") { Description = "The column for a field, where its header does not tell, such as quote=body; once for each.", HelpName = "FIELD=HEADER" };
    private readonly Option<decimal?> _scale = new("--scale") { Description = "What a bare number in the column of scores is out of, such as 10.", HelpName = "NUMBER" };
    private readonly Option<string?> _dates = new("--dates") { Description = "The order of dates that could be read in several: dmy, mdy or ymd.", HelpName = "ORDER" };
    private readonly Option<string?> _onError = new("--on-error") { Description = "What a row that cannot be taken in does: stop everything (so unless set), or skip.", HelpName = "stop|skip" };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "Of tables that are neither UTF-8 nor UTF-16, such as windows-1252.", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        _map.AllowMultipleArgumentsPerToken = false;
        foreach (var option in new Option[] { _map, _scale, _dates, _onError, _encoding })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            foreach (var mapping in (result.GetValue(_map) ?? []).Where(m => FieldOf(m) is null))
            {
                result.AddError($"--map: “{mapping}” names no field; write FIELD=HEADER, with one of {string.Join(", ", Enum.GetNames<TableField>().Select(Camel))}.");
            }

            if (result.GetValue(_scale) is <= 0)
            {
                result.AddError("--scale: a scale is above 0, such as 10.");
            }

            if (result.GetValue(_dates) is { } order && !_orders.ContainsKey(order))
            {
                result.AddError($"--dates: “{order}” is no order; it is dmy, mdy or ymd.");
            }

            if (result.GetValue(_onError) is { } action and not ("stop" or "skip"))
            {
                result.AddError($"--on-error: “{action}” is neither stop nor skip.");
            }

            if (result.GetValue(_encoding) is { } name && EncodingOf(name) is null)
            {
                result.AddError($"--encoding: “{name}” is not known here; try windows-1252, iso-8859-1 or utf-16.");
            }
        });
    }

    public TableImportRequest RequestOf(ParseResult parsed, FileInfo[] files) => new([.. files.Select(f => f.FullName)], Actor.CommandLine)
    {
        Named = (parsed.GetValue(_map) ?? []).GroupBy(m => FieldOf(m)!.Value).ToDictionary(g => g.Key, g => g.Last()[(g.Last().IndexOf('=', StringComparison.Ordinal) + 1)..]),
        Reading = new TableOptions(parsed.GetValue(_scale), parsed.GetValue(_dates) is { } order ? _orders[order] : null),
        SkipsErrors = parsed.GetValue(_onError) == "skip",
        Encoding = parsed.GetValue(_encoding) is { } name ? EncodingOf(name) : null,
    };

    private static TableField? FieldOf(string mapping) =>
        mapping.Split('=', 2) is [var field, { Length: > 0 }] && Enum.TryParse<TableField>(field, ignoreCase: true, out var known) && !char.IsAsciiDigit(field[0]) ? known : null;

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
