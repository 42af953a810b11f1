using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>Parses numbers, ids and lists in cells. Each method returns nothing for a text of another form.</summary>
public static partial class CellParser
{
    private static readonly SearchValues<char> _separators = SearchValues.Create(";|");
    private static readonly SearchValues<char> _separatorsAndQuote = SearchValues.Create(";|\"");

    /// <summary>Longer than any of these; longer texts are not parsed.</summary>
    private const int LongestForm = 300;

    /// <summary>
    /// Whether a whole cell says that its value is not known, where a name, a number or a word is expected.
    /// Aggregators write "tbd".
    /// </summary>
    public static bool IsMissing(string text) =>
        IsMissingText(text)
        || (
            text.Length <= "unknown".Length
            && text.ToUpperInvariant() is "NA" or "NAN" or "NULL" or "NONE" or "TBD" or "UNKNOWN" or "?"
        );

    /// <summary>The same for a title or a text, which may be "Unknown" or "None".</summary>
    public static bool IsMissingText(string text) =>
        text.Length <= "#n/a".Length && text.ToUpperInvariant() is "N/A" or "#N/A" or "-" or "–" or "—";

    /// <summary>
    /// <c>96</c>, and <c>96.0</c>, as programs write whole numbers once a row of the column is empty.
    /// </summary>
    public static int? WholeNumber(string text) =>
        text.Length <= LongestForm && WholeNumberForm().Match(text) is { Success: true } match
            ? Number(match.Groups["number"])
            : null;

    /// <summary><c>110</c>, <c>110 min</c>, <c>1h 50m</c>, <c>2h</c>.</summary>
    public static int? Minutes(string text) =>
        WholeNumber(text)
        ?? (
            text.Length <= LongestForm && DurationForm().Match(text) is { Success: true } match
                ? (Number(match.Groups["hours"]) * 60) + Number(match.Groups["minutes"])
                : null
        );

    /// <summary>
    /// <c>tt0117407</c>, the address of its page, or its number alone, from which spreadsheets remove leading zeros.
    /// </summary>
    public static string? ImdbId(string text)
    {
        if (text.Length > LongestForm)
        {
            return null;
        }

        return ImdbForm().Match(text) is { Success: true } id ? id.Groups["id"].Value.ToLowerInvariant()
            : ImdbNumberForm().Match(text) is { Success: true } bare
                ? "tt" + bare.Groups["number"].Value.PadLeft(7, '0')
            : null;
    }

    /// <summary>
    /// Names between semicolons or bars, and between commas only if there is neither. A name that holds one itself is
    /// between quotation marks; see <see cref="Joined"/>.
    /// </summary>
    public static IReadOnlyList<string> Names(string? text) =>
        text is null ? []
        : text.AsSpan().ContainsAny(_separators)
            ?
            [
                .. NameInList()
                    .Matches(text)
                    .Select(m => m.Groups["quoted"] is { Success: true } q ? Unquoted(q.Value) : m.Value.Trim())
                    .Where(name => name.Length > 0),
            ]
        : NamesAtCommas(text);

    /// <summary>Names in one cell, as <see cref="Names"/> reads them.</summary>
    public static string Joined(IReadOnlyList<string> names)
    {
        var cell = string.Join("; ", names.Select(Quoted));

        // A semicolon at the end tells a single name that holds a comma from two.
        return names is [var only] && (cell != only || only.Contains(',', StringComparison.Ordinal))
            ? cell + ";"
            : cell;
    }

    private static string Quoted(string name) =>
        name.StartsWith('"') || name.AsSpan().ContainsAny(_separators)
            ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : name;

    /// <summary>Quotation marks around a name that needs none are part of it.</summary>
    private static string Unquoted(string name) =>
        name.AsSpan(1, name.Length - 2).ContainsAny(_separatorsAndQuote)
            ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
            : name;

    /// <summary>Names between commas; the comma of "Robert Downey, Jr." is part of the name.</summary>
    public static string[] NamesAtCommas(string text) =>
        [.. CommaBetweenNames().Split(text).Select(name => name.Trim()).Where(name => name.Length > 0)];

    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https";

    private static int Number(Group digits) =>
        digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @",(?!\s*(jr|sr|ii|iii|iv)\.?\s*(,|$))",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex CommaBetweenNames();

    [GeneratedRegex(
        """(?<=^|[;|])\s*((?<quoted>"([^"]|"")*")\s*(?=[;|]|$)|[^;|]+)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex NameInList();

    [GeneratedRegex(@"^(?<number>[0-9]{1,9})(\.0+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeNumberForm();

    [GeneratedRegex(
        @"^(?=.)((?<hours>[0-9]{1,3}) ?(h|hr|hrs|hours?)\.?)? ?((?<minutes>[0-9]{1,5}) ?(m|min|mins|minutes?)\.?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex DurationForm();

    [GeneratedRegex(
        @"^((https?://)?([a-z]+\.)?imdb\.com/([a-z]{2}/)?title/)?(?<id>tt[0-9]{7,10})([/?#].*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ImdbForm();

    // Not with fewer digits: a column with that name may contain ratings.
    [GeneratedRegex(@"^(?<number>[0-9]{4,10})(\.0)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ImdbNumberForm();
}
