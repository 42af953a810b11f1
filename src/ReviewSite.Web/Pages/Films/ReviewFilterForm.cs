using System.Globalization;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The filter as it stands in the address: what was typed, what it means, and what is wrong with it.</summary>
public sealed class ReviewFilterForm
{
    private readonly QueryReader _fields;
    private readonly string _path;

    /// <param name="critics">Whom the film's reviews are by, the publications likewise; by slug.</param>
    public ReviewFilterForm(
        string path,
        IQueryCollection query,
        IReadOnlyDictionary<string, string> critics,
        IReadOnlyDictionary<string, string> publications
    )
    {
        _path = path;
        _fields = new QueryReader(query);
        (Critics, Publications) = (critics, publications);
        Filter = new ReviewFilter(
            _fields.OneOf("reception", ReceptionChoice.All),
            _fields.Whole("min", Score.Lowest, Score.Highest),
            _fields.Whole("max", Score.Lowest, Score.Highest),
            Slug("publication", publications),
            Slug("critic", critics),
            SearchWords.Normalize(_fields.Text("q", ReviewFilter.LongestWords)),
            _fields.OneOf("sort", ReviewSort.All) ?? ReviewSort.Listed
        );
        Page = _fields.Page();
        if (Filter.Min > Filter.Max)
        {
            _fields.Refuse(
                "min",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"“min” is {Filter.Min} and “max” is {Filter.Max}; “min” must not be greater than “max”."
                )
            );
            Filter = Filter.WithoutScore;
        }
    }

    public ReviewFilter Filter { get; private set; }

    /// <summary>From 1.</summary>
    public int Page { get; private set; }

    public IReadOnlyDictionary<string, string> Critics { get; }

    public IReadOnlyDictionary<string, string> Publications { get; }

    public IReadOnlyDictionary<string, string> Errors => _fields.Errors;

    /// <summary>What stands in a field, right or wrong.</summary>
    public string? Typed(string field) => _fields.Raw(field);

    public bool IsChosen(string field, string value) =>
        string.Equals(Typed(field) ?? "", value, StringComparison.Ordinal);

    public Pager PagerOver(int total)
    {
        Page = _fields.Within(Page, total);
        return new Pager(Page, total, number => AddressWith("page", Address.PageField(number)));
    }

    /// <summary>The same filter with one field changed; every other one as it is, but for the page.</summary>
    public string AddressWith(string field, string? value) =>
        Address.Of(_path, Fields().Where(f => f.Name != field).Append((field, value)));

    private IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("reception", Filter.Reception?.Key),
            ("min", Filter.Min?.ToString(CultureInfo.InvariantCulture)),
            ("max", Filter.Max?.ToString(CultureInfo.InvariantCulture)),
            ("publication", Filter.Publication),
            ("critic", Filter.Critic),
            ("q", Filter.Words),
            ("sort", Filter.Sort == ReviewSort.Listed ? null : Filter.Sort.Key),
        ];

    private string? Slug(string field, IReadOnlyDictionary<string, string> known)
    {
        const int LongestSlug = 200;
        var slug = _fields.Text(field, LongestSlug);
        if (slug is null || known.ContainsKey(slug))
        {
            return slug;
        }

        _fields.Refuse(field, $"“{field}” is “{slug}”; no review of this film has that {field}.");
        return null;
    }
}
