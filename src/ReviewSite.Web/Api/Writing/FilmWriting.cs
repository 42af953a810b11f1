using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Admin.Films;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Api.Writing;

/// <summary>Adding, changing and withdrawing films, with the same checks as the form.</summary>
internal sealed class FilmWriting(IDbContextFactory<ReviewSiteDb> dbs, FilmEditing editing, VerdictScale scale)
{
    public async Task<IResult> AddAsync(HttpContext context)
    {
        var sent = await JsonBody.ReadAsync(context, WrittenJson.Default.FilmFields);
        var details = Check(sent, slug: null);
        if (!ApiConfirmation.IsGiven(context))
        {
            await using var db = await dbs.CreateDbContextAsync(context.RequestAborted);
            var same = await db.Films.OfSameTitleAsync(details, context.RequestAborted);
            if (same.Count > 0)
            {
                throw ApiConfirmation.Ask(
                    "There is a film with this title that may be the same.",
                    [.. same.Select(f => new Question($"Is it {f.Title}?", $"/films/{f.Slug}"))],
                    context
                );
            }
        }

        var actor = ApiTokenAuthentication.ActorOf(context);
        return await editing.AddAsync(details, slug: null, actor, context.RequestAborted) switch
        {
            FilmOutcome.Saved saved => await AnswerAsync(context, StatusCodes.Status201Created, saved.Slug),
            var outcome => throw Refusal(context, outcome),
        };
    }

    public async Task<IResult> ChangeAsync(HttpContext context, string slug)
    {
        var film = await FindAsync(slug, context.RequestAborted);
        Precondition.Require(context, slug, film, film.Id, film.Version);
        var sent = await JsonBody.ReadAsync(context, WrittenJson.Default.FilmChange, FilmChange.Of(film));
        var details = Check(sent, sent.Slug);
        var outcome = await editing.CorrectAsync(
            film.Id,
            new FilmInput { Slug = sent.Slug, Version = film.Version },
            details,
            ApiTokenAuthentication.ActorOf(context),
            context.RequestAborted
        );
        return outcome is FilmOutcome.Saved saved
            ? await AnswerAsync(context, StatusCodes.Status200OK, saved.Slug)
            : throw Refusal(context, outcome);
    }

    public async Task<IResult> WithdrawAsync(HttpContext context, string slug)
    {
        var film = await FindAsync(slug, context.RequestAborted);
        Precondition.Require(context, slug, film, film.Id, film.Version);
        var actor = ApiTokenAuthentication.ActorOf(context);
        return await editing.WithdrawAsync(film.Id, film.Version, actor, context.RequestAborted)
            ? WrittenAnswer.Withdrawn
            : throw ProblemException.Of(StatusCodes.Status412PreconditionFailed, Precondition.Changed);
    }

    private static FilmDetails Check(FilmFields sent, string? slug)
    {
        var errors = new ModelStateDictionary();
        return FilmInput.Check(sent.ToDetails(), slug, errors) ?? throw ProblemException.OfForm(errors);
    }

    private static ProblemException Refusal(HttpContext context, FilmOutcome outcome) =>
        outcome is FilmOutcome.Taken taken
            ? ProblemException.Of(
                StatusCodes.Status409Conflict,
                $"{taken.Why}: {ApiQuery.Absolute(context, $"/films/{taken.Slug}")}."
            )
            : ProblemException.Of(StatusCodes.Status412PreconditionFailed, Precondition.Changed);

    private async Task<Film> FindAsync(string slug, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.FindBySlugOrMovedAsync(slug, cancellation)
            ?? throw ProblemException.NotFound(FilmEndpoint.NotThere);
    }

    /// <summary>Runs to its end even if the client is gone: a repeated request gets the same response.</summary>
    private async Task<WrittenAnswer> AnswerAsync(HttpContext context, int status, string slug)
    {
        var siteTag = CachedPageAttribute.ProgramTagOf(context);
        await using var db = await dbs.CreateDbContextAsync();
        var film = await db.Films.AsNoTracking().SingleAsync(f => f.Slug == slug);
        var document = await FilmEndpoint.DocumentAsync(context, db, film, scale, default);
        return WrittenAnswer.Of(
            context,
            status,
            ApiQuery.Absolute(context, $"/api/v1/films/{film.Slug}"),
            Precondition.TagOf(film.Id, film.Version, siteTag),
            document
        );
    }
}
