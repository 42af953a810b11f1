using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Admin.Reviews;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api.Writing;

/// <summary>Adding, changing and withdrawing reviews, with the same checks as the form.</summary>
internal sealed class ReviewWriting(
    IDbContextFactory<ReviewSiteDb> dbs,
    ReviewEditing editing,
    VerdictScale scale,
    TimeProvider time
)
{
    private static readonly Dictionary<string, Reception?> _receptions = Enum.GetValues<Reception>()
        .ToDictionary(r => r.ToString(), r => (Reception?)r, StringComparer.OrdinalIgnoreCase);

    public async Task<IResult> AddAsync(HttpContext context, string slug)
    {
        await using var db = await dbs.CreateDbContextAsync(context.RequestAborted);
        var film =
            await db.FindBySlugOrMovedAsync(slug, context.RequestAborted)
            ?? throw ProblemException.NotFound(FilmEndpoint.NotThere);
        var input = InputOf(await JsonBody.ReadAsync(context, WrittenJson.Default.ReviewFields), out var errors);
        var content = Check(input, errors, stored: null);
        await AskAsync(context, db, film, input, content, stored: null);
        var actor = ApiTokenAuthentication.ActorOf(context);
        var outcome = await editing.AddAsync(film.Id, input, content, actor, context.RequestAborted);
        return outcome is EditOutcome.Saved saved
            ? await AnswerAsync(context, StatusCodes.Status201Created, saved.Review.Id)
            : throw await RefusalAsync(context, db, outcome);
    }

    public async Task<IResult> ChangeAsync(HttpContext context, string slug, string position)
    {
        await using var db = await dbs.CreateDbContextAsync(context.RequestAborted);
        var review = await FindAsync(db, slug, position, context.RequestAborted);
        Precondition.Require(context, slug, review.Film, review.Id, review.Version);
        var stored = ReviewFields.Of(ReviewInput.Of(review));
        var sent = await JsonBody.ReadAsync(context, WrittenJson.Default.ReviewFields, stored);

        // The scale of the stored score does not apply to another one.
        var input = InputOf(
            sent.OriginalScore == stored.OriginalScore || sent.Scale != stored.Scale
                ? sent
                : sent with
                {
                    Scale = null,
                },
            out var errors
        );
        input.Version = review.Version;
        var content = Check(input, errors, review);
        await AskAsync(context, db, review.Film, input, content, review);
        var actor = ApiTokenAuthentication.ActorOf(context);
        var outcome = await editing.CorrectAsync(review.Id, input, content, actor, context.RequestAborted);
        return outcome is EditOutcome.Saved
            ? await AnswerAsync(context, StatusCodes.Status200OK, review.Id)
            : throw await RefusalAsync(context, db, outcome);
    }

    public async Task<IResult> WithdrawAsync(HttpContext context, string slug, string position)
    {
        await using var db = await dbs.CreateDbContextAsync(context.RequestAborted);
        var review = await FindAsync(db, slug, position, context.RequestAborted);
        Precondition.Require(context, slug, review.Film, review.Id, review.Version);
        var actor = ApiTokenAuthentication.ActorOf(context);
        return await editing.WithdrawAsync(review.Id, review.Version, actor, context.RequestAborted) is null
            ? throw ProblemException.Of(StatusCodes.Status412PreconditionFailed, Precondition.Changed)
            : WrittenAnswer.Withdrawn;
    }

    private static async Task<Review> FindAsync(
        ReviewSiteDb db,
        string slug,
        string position,
        CancellationToken cancellation
    ) =>
        int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await db.FindBySlugOrMovedAsync(slug, cancellation) is { } film
            ? await db
                .Reviews.AsNoTracking()
                .Include(r => r.Film)
                .Include(r => r.Critic)
                .Include(r => r.Publication)
                .SingleOrDefaultAsync(r => r.FilmId == film.Id && r.Position == number, cancellation)
                ?? throw ProblemException.NotFound(ReviewEndpoint.NotThere)
            : throw ProblemException.NotFound(ReviewEndpoint.NotThere);

    private static ReviewInput InputOf(ReviewFields sent, out ModelStateDictionary errors)
    {
        errors = new ModelStateDictionary();
        var reception = _receptions.GetValueOrDefault(sent.Reception ?? "");
        if (sent.Reception is not null && reception is null)
        {
            errors.AddModelError("Input.Reception", "Choose positive, mixed or negative.");
        }

        if (sent.Scale is { } scale && !ReviewInput.Scales.Contains(scale))
        {
            errors.AddModelError("Input.Scale", $"Use one of {string.Join(", ", ReviewInput.Scales)}.");
        }

        return new ReviewInput
        {
            Critic = sent.Critic,
            Publication = sent.Publication,
            OriginalScore = sent.OriginalScore,
            Scale = sent.Scale,
            Reception = reception,
            Date = sent.Date,
            Quote = sent.Quote,
            Url = sent.Url,
            Language = sent.Language,
        };
    }

    private static ReviewContent Check(ReviewInput input, ModelStateDictionary errors, Review? stored)
    {
        var tooLong = new List<ValidationResult>();
        Validator.TryValidateObject(input, new ValidationContext(input), tooLong, validateAllProperties: true);
        foreach (var result in tooLong)
        {
            errors.AddModelError("Input." + result.MemberNames.Single(), result.ErrorMessage!);
        }

        return input.Read(errors, stored) ?? throw ProblemException.OfForm(errors);
    }

    private async Task AskAsync(
        HttpContext context,
        ReviewSiteDb db,
        Film film,
        ReviewInput input,
        ReviewContent content,
        Review? stored
    )
    {
        if (ApiConfirmation.IsGiven(context))
        {
            return;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var doubts = await ReviewDoubts.AboutAsync(
            db,
            film,
            input,
            content,
            stored,
            scale,
            today,
            context.RequestAborted
        );
        if (doubts.Count > 0)
        {
            throw ApiConfirmation.Ask(
                string.Join(' ', doubts.Select(d => d.Sentence)),
                [
                    .. doubts.Select(d => new Question(
                        d.Sentence,
                        d.Other is { } other ? ReviewEndpoint.PathOf(film.Slug, other.Position) : null
                    )),
                ],
                context
            );
        }
    }

    private static async Task<ProblemException> RefusalAsync(HttpContext context, ReviewSiteDb db, EditOutcome outcome)
    {
        switch (outcome)
        {
            case EditOutcome.Erased:
                return ProblemException.OfField("quote", ReviewInput.ErasedQuote);
            case EditOutcome.Same same:
                var row = await db
                    .Reviews.Where(r => r.Id == same.ReviewId)
                    .ToRows()
                    .SingleAsync(context.RequestAborted);
                return ProblemException.Of(
                    StatusCodes.Status409Conflict,
                    $"The same review already exists: {ReviewEndpoint.AddressOf(context, row.Entry)}."
                );
            default:
                return ProblemException.Of(StatusCodes.Status412PreconditionFailed, Precondition.Changed);
        }
    }

    /// <summary>Runs to its end even if the client is gone: a repeated request gets the same response.</summary>
    private async Task<WrittenAnswer> AnswerAsync(HttpContext context, int status, int id)
    {
        var siteTag = CachedPageAttribute.ProgramTagOf(context);
        await using var db = await dbs.CreateDbContextAsync();
        var row = await db.Reviews.AsNoTracking().Where(r => r.Id == id).ToRows().SingleAsync();
        return WrittenAnswer.Of(
            context,
            status,
            ReviewEndpoint.AddressOf(context, row.Entry),
            Precondition.TagOf(id, row.Version, siteTag),
            row.Entry
        );
    }
}
