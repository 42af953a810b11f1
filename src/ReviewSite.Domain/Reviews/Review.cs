using ReviewSite.Domain.Films;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Reviews;

/// <summary>One critic's review of one film. Unknown values are <c>null</c>.</summary>
public sealed class Review
{
    private Review() { }

    /// <param name="position">Its place among the film's reviews, from 1.</param>
    public Review(
        Film film,
        int position,
        Critic? critic,
        Publication? publication,
        ReviewContent content,
        string? sourceKey = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(position);
        Film = film;
        SourceKey = sourceKey;
        Position = position;
        Critic = critic;
        Publication = publication;
        Correct(content);
    }

    public int Id { get; private set; }

    public int FilmId { get; private set; }

    public Film Film { get; private set; } = null!;

    public int Position { get; private set; }

    public int? CriticId { get; private set; }

    public Critic? Critic { get; private set; }

    /// <summary>The credit line of a review whose writer is not named.</summary>
    public string? Credit { get; private set; }

    public int? PublicationId { get; private set; }

    public Publication? Publication { get; private set; }

    /// <summary>The score as the critic gave it.</summary>
    public string? OriginalScore { get; private set; }

    public Score? Score { get; private set; }

    /// <summary>The reception that the source stated; it counts only if there is no score.</summary>
    public Reception? StatedReception { get; private set; }

    /// <summary>Follows from the score if there is one; otherwise as stated, or unknown.</summary>
    public Reception? Reception { get; private set; }

    public Leaning? Leaning { get; private set; }

    public DateOnly? Date { get; private set; }

    public string? Quote { get; private set; }

    /// <summary>
    /// Fingerprints of the erased quotes, so that no import or form can bring them back; see <see cref="Fingerprint"/>.
    /// </summary>
    public IReadOnlyList<string> ErasedQuotes { get; private set; } = [];

    public string? Url { get; private set; }

    /// <summary>The language of the quote; see <see cref="LanguageCode"/>.</summary>
    public string? Language { get; private set; }

    /// <summary>Its key in the table that it came from.</summary>
    public string? SourceKey { get; private set; }

    /// <summary>The fields that an editor set; an import does not change them.</summary>
    public EditableReviewFields EditedFields { get; private set; }

    /// <summary>Removed from the site, until that is reverted.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>Raised with every change, to detect that two people change it at once.</summary>
    public int Version { get; private set; }

    /// <summary>What it says, without who and where.</summary>
    public ReviewContent Content =>
        new(Credit, OriginalScore, Score, StatedReception, Leaning, Date, Quote, Url, Language);

    /// <summary>Applies an editor's values; fields that differ count as set by the editor from now on.</summary>
    public void CorrectByEditor(Critic? critic, Publication? publication, ReviewContent content)
    {
        var edited = Differences(critic, publication, content);
        (Critic, Publication) = (critic, publication);
        Correct(content);
        EditedFields |= edited;
    }

    /// <summary>
    /// The values of a file that may change this review: all except fields that an editor set differently.
    /// </summary>
    public (ReviewContent Accepted, EditableReviewFields Overruled) AcceptedFrom(ReviewContent file)
    {
        var updated = Content.UpdatedWith(file);
        var overruled = Differences(Critic, Publication, updated with { Credit = Credit }) & EditedFields;
        return (
            file with
            {
                OriginalScore = overruled.HasFlag(EditableReviewFields.Score) ? OriginalScore : file.OriginalScore,
                Score = overruled.HasFlag(EditableReviewFields.Score) ? Score : file.Score,
                Leaning = overruled.HasFlag(EditableReviewFields.Score) ? Leaning ?? file.Leaning : file.Leaning,
                Date = overruled.HasFlag(EditableReviewFields.Date) ? Date : file.Date,
                Quote = overruled.HasFlag(EditableReviewFields.Quote) ? Quote : file.Quote,
                Url = overruled.HasFlag(EditableReviewFields.Url) ? Url : file.Url,
                Language = overruled.HasFlag(EditableReviewFields.Language) ? Language : file.Language,
                StatedReception = overruled.HasFlag(EditableReviewFields.StatedReception)
                    ? StatedReception
                    : file.StatedReception,
            },
            overruled
        );
    }

    /// <summary>Restores which fields editors of another site set, for a review that comes from there.</summary>
    public void TakeOver(EditableReviewFields editedFields, IReadOnlyList<string> erasedQuotes) =>
        (EditedFields, ErasedQuotes) = (editedFields, erasedQuotes);

    /// <summary>Moves it to another film, at the end of its reviews.</summary>
    public void MoveTo(Film film, int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(position);
        (Film, Position) = (film, position);
    }

    /// <summary>Takes the place of a review with the same content, whose imports find this one.</summary>
    public void Replace(Review same)
    {
        (SourceKey, Language) = (SourceKey ?? same.SourceKey, Language ?? same.Language);
        EditedFields |= same.EditedFields;
        ErasedQuotes = [.. ErasedQuotes.Union(same.ErasedQuotes)];
    }

    /// <summary>Reassigns it to the critic or the publication that another was merged into.</summary>
    public void Reattribute(Critic? critic, Publication? publication) => (Critic, Publication) = (critic, publication);

    /// <summary>Erases the quote for legal reasons; no import restores it.</summary>
    /// <param name="earlier">Earlier versions of the quote, which are not restored either.</param>
    public void EraseQuote(IEnumerable<string> earlier)
    {
        ErasedQuotes = [.. ErasedQuotes.Union(earlier.Append(Quote).OfType<string>().Select(Fingerprint.Of))];
        Quote = null;
        EditedFields |= EditableReviewFields.Quote;
    }

    public void Withdraw() => IsWithdrawn = true;

    /// <summary>Withdrawn by an editor: an import that lists it does not restore it.</summary>
    public void WithdrawByEditor()
    {
        Withdraw();
        EditedFields |= EditableReviewFields.IsWithdrawn;
    }

    /// <summary>
    /// Restored by an import that lists it. Values that came only from withdrawn imports are forgotten; an editor's
    /// values stay.
    /// </summary>
    /// <returns>Whether it is on the site now; not if an editor withdrew it.</returns>
    public bool RestoreFromFile()
    {
        if (IsWithdrawn && !EditedFields.HasFlag(EditableReviewFields.IsWithdrawn))
        {
            IsWithdrawn = false;
            T? Edited<T>(EditableReviewFields field, T? value) => EditedFields.HasFlag(field) ? value : default;
            (Critic, Publication) = (
                Edited(EditableReviewFields.Critic, Critic),
                Edited(EditableReviewFields.Publication, Publication)
            );
            Correct(
                new ReviewContent(
                    Edited(EditableReviewFields.Critic, Credit),
                    Edited(EditableReviewFields.Score, OriginalScore),
                    Edited(EditableReviewFields.Score, Score),
                    Edited(EditableReviewFields.StatedReception, StatedReception),
                    Edited(EditableReviewFields.Score, Leaning),
                    Edited(EditableReviewFields.Date, Date),
                    Edited(EditableReviewFields.Quote, Quote),
                    Edited(EditableReviewFields.Url, Url),
                    Edited(EditableReviewFields.Language, Language)
                )
            );
        }

        return !IsWithdrawn;
    }

    private EditableReviewFields Differences(Critic? critic, Publication? publication, ReviewContent content)
    {
        var edited = EditableReviewFields.None;
        void Note(EditableReviewFields field, bool isSame)
        {
            if (!isSame)
            {
                edited |= field;
            }
        }

        Note(EditableReviewFields.Critic, Critic == critic && Credit == content.Credit);
        Note(EditableReviewFields.Publication, Publication == publication);
        Note(EditableReviewFields.Score, Score == content.Score && OriginalScore == content.OriginalScore);
        Note(EditableReviewFields.Score, Leaning is null || content.Leaning is null || Leaning == content.Leaning);
        Note(EditableReviewFields.StatedReception, StatedReception == content.StatedReception);
        Note(EditableReviewFields.Date, Date == content.Date);
        Note(EditableReviewFields.Quote, Quote == content.Quote);
        Note(EditableReviewFields.Url, Url == content.Url);
        Note(EditableReviewFields.Language, Language == content.Language);
        return edited;
    }

    public void Correct(ReviewContent content)
    {
        (Credit, OriginalScore, Score, StatedReception) = (
            content.Credit,
            content.OriginalScore,
            content.Score,
            content.StatedReception
        );
        (Leaning, Date, Quote, Url, Language) = (
            content.Leaning,
            content.Date,
            content.Quote,
            content.Url,
            content.Language
        );
    }

    /// <summary>
    /// Sets the critic and the publication that a file names. Names that it lacks stay, and so do those that an editor
    /// set.
    /// </summary>
    /// <returns>Where an editor's value was kept instead of the file's.</returns>
    public EditableReviewFields AttributeFromFile(Critic? critic, Publication? publication)
    {
        var changed =
            (critic is null || critic == Critic ? EditableReviewFields.None : EditableReviewFields.Critic)
            | (
                publication is null || publication == Publication
                    ? EditableReviewFields.None
                    : EditableReviewFields.Publication
            );
        var overruled = changed & EditedFields;
        var applied = changed & ~overruled;
        Critic = applied.HasFlag(EditableReviewFields.Critic) ? critic : Critic;
        Publication = applied.HasFlag(EditableReviewFields.Publication) ? publication : Publication;
        return overruled;
    }

    /// <summary>Sets the reception on the site's scale; called whenever a review is saved.</summary>
    public void Judge(VerdictScale scale) => Reception = ReceptionOn(scale);

    /// <summary>Follows from the score if there is one; otherwise as stated, or unknown.</summary>
    public Reception? ReceptionOn(VerdictScale scale) =>
        Score is { } score ? scale.ReceptionOf(score) : StatedReception;
}

/// <summary>What a review says, without who wrote it and where.</summary>
public sealed record ReviewContent(
    string? Credit = null,
    string? OriginalScore = null,
    Score? Score = null,
    Reception? StatedReception = null,
    Leaning? Leaning = null,
    DateOnly? Date = null,
    string? Quote = null,
    string? Url = null,
    string? Language = null
)
{
    public bool IsEmpty => this == new ReviewContent();

    /// <summary>Which of its fields are known; a leaning counts as a reception.</summary>
    public EditableReviewFields Known =>
        Flag(EditableReviewFields.Critic, Credit is not null)
        | Flag(EditableReviewFields.Score, OriginalScore is not null || Score is not null)
        | Flag(EditableReviewFields.StatedReception, StatedReception is not null || Leaning is not null)
        | Flag(EditableReviewFields.Date, Date is not null)
        | Flag(EditableReviewFields.Quote, Quote is not null)
        | Flag(EditableReviewFields.Url, Url is not null)
        | Flag(EditableReviewFields.Language, Language is not null);

    /// <summary>
    /// This content, with what <paramref name="newer"/> knows in place of what is here; what it does not know stays.
    /// </summary>
    public ReviewContent UpdatedWith(ReviewContent newer) =>
        new(
            newer.Credit ?? Credit,
            newer.OriginalScore ?? OriginalScore,
            newer.OriginalScore is null ? newer.Score ?? Score : newer.Score,
            newer.StatedReception ?? StatedReception,
            newer.Leaning ?? Leaning,
            newer.Date ?? Date,
            newer.Quote ?? Quote,
            newer.Url ?? Url,
            newer.Language ?? Language
        );

    private static EditableReviewFields Flag(EditableReviewFields field, bool isKnown) =>
        isKnown ? field : EditableReviewFields.None;
}
