using System.Globalization;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Imports;

/// <summary>
/// Counts the stored values that stay because the file has nothing in their place. Only those of fields that the file
/// states elsewhere are reported: another source may lack a whole column.
/// </summary>
internal sealed class OmittedValues
{
    private static readonly (EditableReviewFields Field, string Name)[] _fields =
    [
        (EditableReviewFields.Critic, "critic"),
        (EditableReviewFields.Publication, "publication"),
        (EditableReviewFields.Score, "score"),
        (EditableReviewFields.StatedReception, "reception"),
        (EditableReviewFields.Date, "date"),
        (EditableReviewFields.Quote, "quote"),
        (EditableReviewFields.Url, "link"),
        (EditableReviewFields.Language, "language"),
    ];

    private readonly Dictionary<EditableReviewFields, (int FirstLine, int Count)> _omitted = [];
    private EditableReviewFields _stated;

    public void Note(IncomingReview given) => _stated |= Known(given.Critic, given.Publication, given.Item.Content);

    /// <param name="stored">Before the file updates it.</param>
    public void Note(IncomingReview given, Review stored)
    {
        var omitted =
            Known(stored.Critic, stored.Publication, stored.Content)
            & ~Known(given.Critic, given.Publication, given.Item.Content)
            & ~stored.EditedFields;
        foreach (var (field, _) in _fields.Where(f => omitted.HasFlag(f.Field)))
        {
            var (line, count) = _omitted.GetValueOrDefault(field, (given.Item.Line, 0));
            _omitted[field] = (Math.Min(line, given.Item.Line), count + 1);
        }
    }

    public IEnumerable<Problem> Problems()
    {
        foreach (var (field, name) in _fields.Where(f => _omitted.ContainsKey(f.Field) && _stated.HasFlag(f.Field)))
        {
            var (line, count) = _omitted[field];
            yield return Problem.Warning(
                line,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no {name} in {count:#,0} {(count == 1 ? "review" : "reviews")} that had one before"
                ),
                "the stored value is kept; to remove it, edit the review"
            );
        }
    }

    private static EditableReviewFields Known(Critic? critic, Publication? publication, ReviewContent content) =>
        content.Known
        | (critic is null ? EditableReviewFields.None : EditableReviewFields.Critic)
        | (publication is null ? EditableReviewFields.None : EditableReviewFields.Publication);
}
