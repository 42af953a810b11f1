using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;

namespace ReviewSite.Web.Imports;

/// <summary>The reviews of a catalogue, as they are staged.</summary>
internal sealed class CatalogueReviews(
    StagedRows staged,
    IReadOnlyDictionary<string, int> critics,
    IReadOnlyDictionary<string, int> publications
)
{
    public int Count { get; private set; }

    public void Add(Film film, int filmId, IReadOnlyList<CatalogueReview> reviews, CatalogueValidator check)
    {
        var positions = new HashSet<int>();
        foreach (var (index, form) in reviews.Index())
        {
            var at = check.At("reviews", index);
            at.Require(form is not null, "expected a review");
            at.At("position")
                .Require(positions.Add(form!.Position), $"position {form.Position} appears twice in this film");
            Add(film, filmId, form, at);
        }
    }

    private void Add(Film film, int filmId, CatalogueReview form, CatalogueValidator at)
    {
        at.At("position").Within(form.Position, 1, int.MaxValue);
        at.At("credit")
            .Require(
                form.Critic is null || form.Credit is null,
                "a review with a critic has no credit line; one of the two must be null"
            );
        var criticId = at.At("critic").Known(form.Critic, critics);
        var publicationId = at.At("publication").Known(form.Publication, publications);
        var sourceKey = at.At("sourceKey").Line(form.SourceKey, TableRowReader.LongestKey);
        var editedFields = at.At("editedFields").Flags<EditableReviewFields>(form.EditedFields);
        var erasedQuotes = at.At("erasedQuotes").Fingerprints(form.ErasedQuotes);

        var review = new Review(film, form.Position, critic: null, publication: null, ContentOf(form, at), sourceKey);
        review.TakeOver(editedFields, erasedQuotes);
        if (form.IsWithdrawn)
        {
            review.Withdraw();
        }
        else
        {
            Count++;
        }

        staged.Add(review, filmId, criticId, publicationId);
    }

    private static ReviewContent ContentOf(CatalogueReview form, CatalogueValidator at) =>
        new(
            at.At("credit").Line(form.Credit, ReviewLimits.Credit),
            at.At("originalScore").Line(form.OriginalScore, OriginalScore.MaxLength),
            at.At("score").Within(form.Score, Score.Lowest, Score.Highest) is { } score ? new Score(score) : null,
            at.At("statedReception").Word<Reception>(form.StatedReception),
            at.At("leaning").Word<Leaning>(form.Leaning),
            form.Date,
            at.At("quote").Paragraphs(form.Quote, ReviewLimits.Quote),
            at.At("url").Url(form.Url),
            at.At("language").Language(form.Language)
        );
}
