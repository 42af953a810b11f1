using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Domain.Polls;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Lists;

/// <summary>A poll: critics' lists, added up by the rule in the address.</summary>
[CostlyRead]
[CachedPage(PollRuleChoice.Field)]
public sealed class PollModel(ReviewSiteDb db) : PageModel
{
    /// <summary>The file has all of them.</summary>
    public const int MostRows = 250;

    /// <summary>If fewer lists are counted, the page warns.</summary>
    public const int FewLists = 5;

    public Poll Poll { get; private set; } = null!;

    public PollRuleChoice Rule { get; private set; } = PollRuleChoice.Share;

    public PollTally Tally { get; private set; } = null!;

    /// <summary>The films that are on the site.</summary>
    public IReadOnlyDictionary<int, PollFilmLink> Films { get; private set; } = new Dictionary<int, PollFilmLink>();

    /// <summary>The critics who have a page, by the names on the lists.</summary>
    public IReadOnlyDictionary<string, PollCriticLink> Critics { get; private set; } =
        new Dictionary<string, PollCriticLink>();

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public string Path => $"/lists/{Poll.Slug}";

    public string CsvAddress => AddressOf(Rule, $"{Path}.csv");

    /// <summary>The films on the site, with their standings, the highest first.</summary>
    public IEnumerable<(Standing Standing, PollFilmLink Film)> Rows =>
        from standing in Tally.Standings
        where Films.ContainsKey(standing.Film)
        select (standing, Films[standing.Film]);

    /// <summary>How far the result can be trusted.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Tally.Standings.Count(s => !Films.ContainsKey(s.Film)) is > 0 and var missing)
            {
                yield return $"{Phrases.Count(missing, "film", "films")} of these lists "
                    + (missing == 1 ? "is" : "are")
                    + " no longer on the site, so a place may be missing.";
            }

            foreach (var (critic, lists) in Repeated)
            {
                yield return $"{Phrases.Number(lists.Count)} of these lists are by {critic}: "
                    + $"{Phrases.Join(lists.Select(l => $"“{l.By}”"))}. Each counts.";
            }

            if (Tally.Counted == 0)
            {
                yield return "No list has an order, so there are no points.";
                yield break;
            }

            if (Tally.Counted < Tally.Lists)
            {
                yield return $"{Phrases.Number(Tally.Counted)} of the {Phrases.Number(Tally.Lists)} lists "
                    + (
                        Tally.Counted == 1
                            ? "has an order. Only that list gives points."
                            : "have an order. Only those lists give points."
                    );
            }

            if (Tally.Counted < FewLists)
            {
                yield return $"This is the sum of only {Phrases.Count(Tally.Counted, "list", "lists")}: one more list "
                    + "could change the order.";
            }
        }
    }

    /// <summary>The critics with several lists.</summary>
    private IEnumerable<(string Critic, IReadOnlyList<Ballot> Lists)> Repeated =>
        from list in Poll.Ballots
        let critic = Critics.GetValueOrDefault(list.By)
        group list by critic?.NameKey ?? list.CriticKey into lists
        where lists.Count() > 1
        select (
            Critics.GetValueOrDefault(lists.First().By)?.Name ?? lists.First().Critic,
            (IReadOnlyList<Ballot>)[.. lists]
        );

    public string AddressWith(PollRuleChoice rule) => AddressOf(rule, Path);

    /// <summary>"1", and "=2" if several films of the table share the place.</summary>
    public string PlaceOf(Standing standing) =>
        standing.Place is not { } place ? "–"
        : Rows.Count(r => r.Standing.Place == place) > 1 ? string.Create(CultureInfo.InvariantCulture, $"={place}")
        : place.ToString(CultureInfo.InvariantCulture);

    /// <summary>The points, or the share of the lists.</summary>
    public string PointsOf(Standing standing) =>
        standing.Points is not { } points ? "–"
        : Rule == PollRuleChoice.Share ? string.Create(CultureInfo.InvariantCulture, $"{100 * points / Tally.Lists:0}%")
        : Phrases.Number(points);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.FindCuratedAsync<Poll>(slug, cancellation) is not { } poll)
        {
            return NotFound();
        }

        if (poll.Slug != slug)
        {
            return this.MovedTo(poll);
        }

        var query = new QueryReader(Request.Query);
        Poll = poll;
        Rule = PollRuleChoice.Read(query);
        Tally = PollTally.Of(poll.Ballots, Rule.Rule);
        Films = await db.FilmsOfPollAsync(poll, cancellation);
        Critics = await db.CriticsOfPollAsync(poll, cancellation);
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    private static string AddressOf(PollRuleChoice rule, string path) =>
        Address.Of(path, (PollRuleChoice.Field, rule == PollRuleChoice.Share ? null : rule.Key));
}
