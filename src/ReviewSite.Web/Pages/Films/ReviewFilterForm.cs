using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The filter in the address: what was typed, what it means, and what is wrong with it.</summary>
public sealed class ReviewFilterForm
{
    /// <summary>Reviews on a page: few enough that a film with hundreds of them is soon there on a slow line.</summary>
    public const int PerPage = 20;

    /// <summary>
    /// If there are more names, the list would outweigh the page, so the visitor types a name instead of choosing one.
    /// </summary>
    public const int MostListedNames = 40;

    private const int LongestSlug = 200;

    private readonly QueryReader _fields;
    private readonly string _path;

    /// <summary>From 1.</summary>
    private readonly int _page;

    /// <summary>The position of the review that the address is of: the page that holds it is shown.</summary>
    private readonly int? _review;

    /// <param name="critics">Whom the film's reviews are by, the publications likewise; by slug.</param>
    /// <param name="movedCritic">The current slug of the critic whose former slug is in the address.</param>
    /// <param name="movedPublication">The same for the publication.</param>
    private ReviewFilterForm(
        string path,
        QueryReader fields,
        IReadOnlyDictionary<string, string> critics,
        IReadOnlyDictionary<string, string> publications,
        string? movedCritic,
        string? movedPublication
    )
    {
        _path = path;
        _fields = fields;
        (Critics, Publications) = (critics, publications);
        Filter = new ReviewFilter(
            _fields.OneOf("reception", ReceptionChoice.All),
            _fields.Whole("min", Score.Lowest, Score.Highest),
            _fields.Whole("max", Score.Lowest, Score.Highest),
            Slug("publication", publications, movedPublication),
            Slug("critic", critics, movedCritic),
            SearchWords.Normalize(_fields.Text("q", ReviewFilter.LongestWords)),
            _fields.Whole("year", DateOnly.MinValue.Year, DateOnly.MaxValue.Year),
            _fields.OneOf("sort", ReviewSort.All) ?? ReviewSort.Default
        );
        _page = _fields.Page();
        _review = _fields.Whole("review", 1);
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

    /// <summary>The former slug of a critic or a publication stands for the current one.</summary>
    /// <param name="facets">Of all reviews of the film.</param>
    public static async Task<ReviewFilterForm> ReadAsync(
        ReviewSiteDb db,
        string path,
        IQueryCollection query,
        ReviewFacets facets,
        CancellationToken cancellation
    )
    {
        var (fields, critics, publications) = (new QueryReader(query), facets.Critics, facets.Publications);
        return new ReviewFilterForm(
            path,
            fields,
            critics,
            publications,
            await MovedAsync(ContributorKind.Critics, critics),
            await MovedAsync(ContributorKind.Publications, publications)
        );

        async Task<string?> MovedAsync(ContributorKind kind, IReadOnlyDictionary<string, string> known) =>
            fields.Text(kind.Singular, LongestSlug) is { } typed && !known.ContainsKey(typed)
                ? await kind.ResolveRedirectAsync(db, typed, cancellation)
                : null;
    }

    public ReviewFilter Filter { get; private set; }

    public IReadOnlyDictionary<string, string> Critics { get; }

    public IReadOnlyDictionary<string, string> Publications { get; }

    public IReadOnlyDictionary<string, string> Errors => _fields.Errors;

    /// <summary>The error of a field, in the element that describes the field.</summary>
    /// <returns>Nothing to show if nothing is wrong.</returns>
    public IHtmlContent? ErrorOf(string field)
    {
        if (Errors.GetValueOrDefault(field) is not { } sentence)
        {
            return null;
        }

        var error = new TagBuilder("p");
        error.AddCssClass("field-error");
        error.GenerateId($"{field}-error", "-");
        error.InnerHtml.Append(sentence);
        return error;
    }

    /// <summary>The list with nothing filtered.</summary>
    public string AddressOfAll => _path;

    /// <summary>What stands in a field, right or wrong.</summary>
    public string? Typed(string field) => _fields.Raw(field);

    public bool IsChosen(string field, string value) =>
        string.Equals(Typed(field) ?? "", value, StringComparison.Ordinal);

    /// <summary>Whether what is wrong is in a field that is folded away at first.</summary>
    public bool HasFoldedError => Errors.Keys.Any(name => name is not ("reception" or "page" or "review"));

    /// <summary>What narrows the list, each with the address of the list without it.</summary>
    public IEnumerable<(string Label, string Address)> Tags()
    {
        if (Filter.Reception is { } reception)
        {
            yield return (reception.Key, AddressWith("reception", null));
        }

        if (Filter.Min is { } min)
        {
            yield return (Invariant($"score from {min}"), AddressWith("min", null));
        }

        if (Filter.Max is { } max)
        {
            yield return (Invariant($"score up to {max}"), AddressWith("max", null));
        }

        if (Filter.Critic is { } critic)
        {
            yield return (Critics[critic], AddressWith("critic", null));
        }

        if (Filter.Publication is { } publication)
        {
            yield return (Publications[publication], AddressWith("publication", null));
        }

        if (Filter.Words is { } words)
        {
            yield return ($"“{words}”", AddressWith("q", null));
        }

        if (Filter.Year is { } year)
        {
            yield return (Invariant($"written in {year}"), AddressWith("year", null));
        }
    }

    /// <summary>The list of the reviews with scores of a range, all else the same.</summary>
    public string AddressOfScores(int lowest, int highest) =>
        AddressOf([
            .. Fields().Where(f => f.Name is not ("min" or "max")),
            ("min", Invariant($"{lowest}")),
            ("max", Invariant($"{highest}")),
        ]);

    /// <summary>On the page of the address, or on the one with the review that the address is of.</summary>
    /// <param name="total">How many reviews match.</param>
    /// <param name="positions">The positions of all reviews, in the usual order.</param>
    public Pager PagerOver(int total, IReadOnlyList<int> positions)
    {
        var page = _fields.Within(PageOfReview(positions) ?? _page, total, PerPage);
        return new Pager(page, total, number => AddressWith("page", Address.PageField(number))) { PerPage = PerPage };
    }

    private int? PageOfReview(IReadOnlyList<int> positions)
    {
        if (_review is not { } review)
        {
            return null;
        }

        if (positions.Index().Where(p => p.Item == review).Select(p => (int?)p.Index).FirstOrDefault() is { } index)
        {
            return (index / PerPage) + 1;
        }

        _fields.Refuse("review", Invariant($"“review” is {review}; this film has no such review."));
        return null;
    }

    /// <summary>The same filter with one field changed; every other one as it is, but for the page.</summary>
    public string AddressWith(string field, string? value) =>
        AddressOf(Fields().Where(f => f.Name != field).Append((field, value)));

    private string AddressOf(IEnumerable<(string Name, string? Value)> fields) => Address.Of(_path, fields);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("reception", Filter.Reception?.Key),
            ("min", Filter.Min?.ToString(CultureInfo.InvariantCulture)),
            ("max", Filter.Max?.ToString(CultureInfo.InvariantCulture)),
            ("publication", Filter.Publication),
            ("critic", Filter.Critic),
            ("q", Filter.Words),
            ("year", Filter.Year?.ToString(CultureInfo.InvariantCulture)),
            ("sort", Filter.Sort == ReviewSort.Default ? null : Filter.Sort.Key),
        ];

    private string? Slug(string field, IReadOnlyDictionary<string, string> known, string? moved)
    {
        var typed = _fields.Text(field, LongestSlug);
        if (typed is null || known.ContainsKey(typed))
        {
            return typed;
        }

        if (moved is not null && known.ContainsKey(moved))
        {
            return moved;
        }

        var found = Matching(typed, known);
        if (found.Count == 1)
        {
            return found[0];
        }

        _fields.Refuse(
            field,
            found.Count == 0
                ? $"“{field}” is “{typed}”; no review of this film has that {field}."
                : $"“{field}” is “{typed}”; {Phrases.Number(found.Count)} names match, for example "
                    + $"{known[found[0]]} and {known[found[1]]}. Type more of the name."
        );
        return null;
    }

    /// <summary>By the name itself, else by a part of it; case and accents make no difference.</summary>
    /// <returns>The slugs.</returns>
    private static List<string> Matching(string typed, IReadOnlyDictionary<string, string> names)
    {
        var key = SearchKey.Of(typed);
        var keys = names.Select(n => (Slug: n.Key, Key: SearchKey.Of(n.Value))).ToList();
        var same = keys.FindAll(n => n.Key == key);
        return same.Count > 0 || key.Length == 0
            ? same.ConvertAll(n => n.Slug)
            : keys.FindAll(n => n.Key.Contains(key, StringComparison.Ordinal)).ConvertAll(n => n.Slug);
    }
}
