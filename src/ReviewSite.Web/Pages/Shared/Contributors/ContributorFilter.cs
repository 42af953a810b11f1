using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>An order of one contributor's reviews.</summary>
public sealed record ContributorReviewSort(string Key, string Label)
{
    public static readonly ContributorReviewSort Newest = new("date", "Newest");
    public static readonly ContributorReviewSort Highest = new("score", "Highest score");
    public static readonly ContributorReviewSort Lowest = new("score-asc", "Lowest score");
    public static readonly ContributorReviewSort Generous = new("generous", "Most generous");
    public static readonly ContributorReviewSort Harsh = new("harsh", "Harshest");

    public static IReadOnlyDictionary<string, ContributorReviewSort> All { get; } =
        new[] { Newest, Highest, Lowest, Generous, Harsh }.ToDictionary(s => s.Key);
}

/// <summary>Which of a contributor's reviews are shown, in which order and form. What is <c>null</c> does not
/// narrow.</summary>
/// <param name="IsTable">Whether they are shown in a table, a row each, rather than with their quotes.</param>
public sealed record ContributorFilter(int? Min, int? Max, int? Year, ContributorReviewSort Sort, bool IsTable)
{
    public const string TableView = "table";

    private static readonly Dictionary<string, string> _views = new() { [TableView] = TableView };

    public bool IsWhole => this is { Min: null, Max: null, Year: null };

    /// <summary>Whether nothing was chosen.</summary>
    public bool IsUsual => IsWhole && !IsTable && Sort == ContributorReviewSort.Newest;

    internal static ContributorFilter Read(QueryReader query)
    {
        var filter = new ContributorFilter(
            query.Whole("min", Score.Lowest, Score.Highest),
            query.Whole("max", Score.Lowest, Score.Highest),
            query.Whole("year", FilmDetails.FirstYear, FilmDetails.LastYear),
            query.OneOf("sort", ContributorReviewSort.All) ?? ContributorReviewSort.Newest,
            query.OneOf("view", _views) is not null
        );
        if (filter.Min > filter.Max)
        {
            query.Refuse("min", "“min” is higher than “max”; swap them.");
            return filter with { Min = null, Max = null };
        }

        return filter;
    }

    /// <param name="entries">The newest first; those that are equal in the order stay so.</param>
    public IReadOnlyList<ReviewEntry> Of(IReadOnlyList<ReviewEntry> entries) =>
        IsWhole && Sort == ContributorReviewSort.Newest ? entries : [.. Sorted(entries)];

    private IEnumerable<ReviewEntry> Sorted(IReadOnlyList<ReviewEntry> entries)
    {
        var matching = entries.Where(e =>
            (Min is null || e.Score >= Min) && (Max is null || e.Score <= Max) && (Year is null || e.Date?.Year == Year)
        );
        return Sort switch
        {
            _ when Sort == ContributorReviewSort.Highest => matching
                .OrderBy(e => e.Score is null)
                .ThenByDescending(e => e.Score),
            _ when Sort == ContributorReviewSort.Lowest => matching.OrderBy(e => e.Score is null).ThenBy(e => e.Score),
            _ when Sort == ContributorReviewSort.Generous => matching
                .OrderBy(e => e.Difference is null)
                .ThenByDescending(e => e.Difference),
            _ when Sort == ContributorReviewSort.Harsh => matching
                .OrderBy(e => e.Difference is null)
                .ThenBy(e => e.Difference),
            _ => matching,
        };
    }

    public IEnumerable<(string Name, string? Value)> Fields() =>
        [
            ("min", Min?.ToString(CultureInfo.InvariantCulture)),
            ("max", Max?.ToString(CultureInfo.InvariantCulture)),
            ("year", Year?.ToString(CultureInfo.InvariantCulture)),
            ("sort", Sort == ContributorReviewSort.Newest ? null : Sort.Key),
            ("view", IsTable ? TableView : null),
        ];

    /// <summary>What narrows the list, each with the fields that it consists of.</summary>
    public IEnumerable<(string Label, string[] Fields)> Tags()
    {
        if (Min is not null || Max is not null)
        {
            yield return (
                string.Create(CultureInfo.InvariantCulture, $"score {Min ?? Score.Lowest}–{Max ?? Score.Highest}"),
                ["min", "max"]
            );
        }

        if (Year is { } year)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"written in {year}"), ["year"]);
        }
    }
}
