using System.Diagnostics.CodeAnalysis;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api;

/// <summary>A part of a list.</summary>
/// <param name="Next">Where it goes on; <c>null</c> at its end.</param>
public sealed record ListDocument<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The film that a review is about.</summary>
public sealed record FilmReference(string Slug, string Title, int? Year);

/// <summary>A critic or a publication in a list.</summary>
/// <param name="Reviews">How many of their reviews are on the site.</param>
public sealed record ContributorEntry(string Slug, string Name, int Reviews, string Url);

/// <summary>The figures of a critic's or a publication's reviews.</summary>
/// <param name="Weight">The weight in a film's score; 1 unless the publication has another.</param>
/// <param name="Mean">The mean of the scores; <c>null</c> without a score.</param>
/// <param name="Deviation">The standard deviation of the scores, in points; <c>null</c> if there are fewer than
/// two.</param>
/// <param name="Severity">How far the scores are from those of other critics for the same films.</param>
public sealed record ContributorDocument(
    string Slug,
    string Name,
    decimal Weight,
    int Reviews,
    int Positive,
    int Mixed,
    int Negative,
    int Unknown,
    double? Mean,
    double? Deviation,
    SeverityDocument? Severity,
    string Url,
    string ReviewsUrl
);

/// <param name="Films">How many could be compared.</param>
/// <param name="Difference">In points, above 0 if the scores are higher; estimated, because it is pulled toward 0 if
/// there are few films.</param>
/// <param name="Uncertainty">Half of the interval that holds the true difference of 80 in 100 such critics.</param>
public sealed record SeverityDocument(
    int Films,
    double Mean,
    double Difference,
    double Uncertainty,
    [property: OneOf(typeof(Basis))] string Basis
)
{
    public static SeverityDocument? Of(Severity? severity) =>
        severity is null
            ? null
            : new SeverityDocument(
                severity.Films,
                Math.Round(severity.Mean, 2),
                Math.Round(severity.Difference, 2),
                Math.Round(severity.Uncertainty, 2),
                "estimated"
            );
}

/// <param name="Films">The best matches; <c>/films?q=</c> lists more. Empty in responses that continue the reviews; so
/// are the critics and the publications.</param>
/// <param name="Next">Where the reviews go on; <c>null</c> at their end.</param>
public sealed record SearchDocument(
    IReadOnlyList<FilmEntry> Films,
    IReadOnlyList<ContributorEntry> Critics,
    IReadOnlyList<ContributorEntry> Publications,
    IReadOnlyList<ReviewEntry> Reviews,
    FoundDocument Found,
    string? Next
);

/// <summary>How many were found of each kind.</summary>
/// <param name="Films"><c>null</c> in responses that continue the reviews; so are the critics and the
/// publications.</param>
public sealed record FoundDocument(
    FoundCount? Films,
    FoundCount? Critics,
    FoundCount? Publications,
    FoundCount Reviews
);

/// <param name="Count">At most <see cref="Found.MostCounted"/>; no more reviews are listed.</param>
/// <param name="IsMore">Whether there are more than that.</param>
public sealed record FoundCount(int Count, bool IsMore)
{
    [return: NotNullIfNotNull(nameof(found))]
    public static FoundCount? Of(Found? found) => found is null ? null : new FoundCount(found.Count, found.IsMore);
}

/// <summary>One change of the site's content.</summary>
/// <param name="Films">What changed; empty if the change is not one of single films, such as the name of a
/// critic.</param>
/// <param name="AreMoreFilms">Whether more films may have changed than are listed: read the whole list again.</param>
public sealed record ChangeDocument(int Id, DateTime At, IReadOnlyList<ChangedFilm> Films, bool AreMoreFilms);

/// <param name="IsGone">Whether the film is no longer on the site, or has another slug.</param>
public sealed record ChangedFilm(string Slug, bool IsGone);
