using ReviewSite.Domain.Polls;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Lists;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Api;

/// <summary>The polls, and one with its lists and their result.</summary>
internal static class PollEndpoints
{
    public static QueryFieldAttribute[] Fields { get; } =
    [
        new(PollRuleChoice.Field, "The rule for adding up the lists.")
        {
            Choices = [.. PollRuleChoice.All.Keys],
            Default = PollRuleChoice.Share.Key,
        },
        ApiQuery.FieldsField,
    ];

    public static Task<IResult> ListAsync(HttpContext context, ReviewSiteDb db, CancellationToken cancellation)
    {
        var query = new ApiQuery(context);
        return query.NewestAsync(
            "lists",
            (most, before) => db.NewestPollsAsync(most, cancellation, before),
            c => new PollEntry(c.Slug, c.Title, c.Description, c.Lists, AddressOf(query, c.Slug)),
            c => c.Id
        );
    }

    public static async Task<IResult> GetAsync(
        HttpContext context,
        string slug,
        ReviewSiteDb db,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery(context);
        var rule = PollRuleChoice.Read(query.Reader);
        if (await db.FindCuratedAsync<Poll>(slug, cancellation) is not { } poll)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status404NotFound,
                detail: "There is no poll at this address."
            );
        }

        var films = await db.FilmsOfPollAsync(poll, cancellation);
        var critics = await db.CriticsOfPollAsync(poll, cancellation);
        return query.One(Document(poll, rule, films, critics, AddressOf(query, slug)));
    }

    private static PollDocument Document(
        Poll poll,
        PollRuleChoice rule,
        Dictionary<int, PollFilmLink> films,
        IReadOnlyDictionary<string, PollCriticLink> critics,
        string address
    )
    {
        var tally = PollTally.Of(poll.Ballots, rule.Rule);
        return new PollDocument(
            poll.Slug,
            poll.Title,
            poll.Description,
            address,
            rule.Key,
            tally.Lists,
            tally.Counted,
            [
                .. tally
                    .Standings.Where(s => films.ContainsKey(s.Film))
                    .Select(s => new StandingDocument(s.Place, ReferenceTo(films[s.Film]), s.Points, s.Lists)),
            ],
            [
                .. poll.Ballots.Select(b => new BallotDocument(
                    b.By,
                    critics.GetValueOrDefault(b.By)?.Slug,
                    [
                        .. b
                            .Entries.Where(e => films.ContainsKey(e.Film))
                            .Select(e => new BallotFilm(e.Rank, ReferenceTo(films[e.Film]))),
                    ]
                )),
            ]
        );
    }

    private static FilmReference ReferenceTo(PollFilmLink film) => new(film.Slug, film.Title, film.Year);

    private static string AddressOf(ApiQuery query, string slug) => query.Absolute($"/lists/{slug}");
}
