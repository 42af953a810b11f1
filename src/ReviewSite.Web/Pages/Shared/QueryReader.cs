using System.Globalization;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>
/// Reads the query fields of an address. An empty field counts as missing; a wrong one is reported in a sentence that
/// names it, and counts as missing, so that the rest still applies.
/// </summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly Dictionary<string, string> _errors = new();

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>The field as it was typed.</summary>
    public string? Raw(string name) => PlainText.Line(query[name].LastOrDefault(v => !string.IsNullOrEmpty(v)));

    public string? Text(string name, int longest)
    {
        if (query[name].Count(v => !string.IsNullOrEmpty(v)) > 1)
        {
            Refuse(name, $"“{name}” is given more than once; give it once.");
            return null;
        }

        var text = Raw(name);
        if (text?.Length > longest)
        {
            Refuse(
                name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"“{name}” is longer than {longest} characters; shorten it."
                )
            );
            return null;
        }

        return text;
    }

    /// <param name="highest">Without it, a larger number counts as <see cref="int.MaxValue"/>.</param>
    public int? Whole(string name, int lowest, int? highest = null)
    {
        const int LongestNumber = 20;
        if (Text(name, LongestNumber) is not { } text)
        {
            return null;
        }

        if (
            decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= lowest
            && (highest is null || number <= highest)
        )
        {
            return (int)Math.Min(number, int.MaxValue);
        }

        var range = highest is null
            ? string.Create(CultureInfo.InvariantCulture, $", {lowest} or more")
            : string.Create(CultureInfo.InvariantCulture, $" from {lowest} to {highest}");

        Refuse(name, $"“{name}” is “{text}”; it must be a whole number{range}.");
        return null;
    }

    /// <summary>One of the named values.</summary>
    public T? OneOf<T>(string name, IReadOnlyDictionary<string, T> values)
    {
        const int LongestWord = 100;
        if (Text(name, LongestWord) is not { } text)
        {
            return default;
        }

        if (values.TryGetValue(text, out var value))
        {
            return value;
        }

        Refuse(name, $"“{name}” is “{text}”; it must be one of {string.Join(", ", values.Keys)}.");
        return default;
    }

    public int Page() => Math.Min(Whole("page", 1) ?? 1, int.MaxValue / Pager.Size);

    /// <summary>The page, or the first one with an error if there are fewer.</summary>
    public int Within(int page, int total, int perPage = Pager.Size)
    {
        var pages = new Pager(page, total, _ => "") { PerPage = perPage }.Pages;
        if (page <= pages)
        {
            return page;
        }

        Refuse(
            "page",
            string.Create(
                CultureInfo.InvariantCulture,
                $"“page” is {Raw("page")}; there {(pages == 1 ? "is only 1 page" : $"are {pages} pages")}."
            )
        );
        return 1;
    }

    /// <summary>The page of a list that has no other fields.</summary>
    /// <param name="path">The address of the list.</param>
    public Pager PageOf(string path, int total) =>
        new(Within(Page(), total), total, page => Address.Of(path, ("page", Address.PageField(page))));

    /// <summary>What is wrong, for programs; <c>null</c> if all is well.</summary>
    public IResult? Problem() =>
        _errors.Count == 0
            ? null
            : Results.ValidationProblem(
                _errors.ToDictionary(e => e.Key, e => new[] { e.Value }),
                detail: string.Join(' ', _errors.Values)
            );

    public void Refuse(string name, string sentence) => _errors.TryAdd(name, sentence);
}
