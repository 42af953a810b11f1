using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Domain.Polls;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Lists;

/// <summary>The result of critics' lists, as a file.</summary>
[CostlyRead]
public sealed class PollFileModel(ReviewSiteDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        var rule = PollRuleChoice.Read(query);
        if (await db.FindCuratedAsync<Poll>(slug, cancellation) is not { } poll)
        {
            return NotFound();
        }

        if (query.Problem() is { } problem)
        {
            return await this.RefusedAsync(problem);
        }

        var films = await db.FilmsOfPollAsync(poll, cancellation);
        var file = new MemoryStream();
        var table = await CsvExportWriter.CreateAsync(file, ["place", "film", "year", rule.Key, "lists", "of"]);
        await using (table)
        {
            var tally = PollTally.Of(poll.Ballots, rule.Rule);
            foreach (var standing in tally.Standings.Where(s => films.ContainsKey(s.Film)))
            {
                var film = films[standing.Film];
                await table.WriteRowAsync([
                    standing.Place,
                    film.Title,
                    film.Year,
                    FiguresOf(standing, rule, tally)?.ToString("0.########", CultureInfo.InvariantCulture),
                    standing.Lists,
                    tally.Lists,
                ]);
            }
        }

        return File(file.ToArray(), "text/csv; charset=utf-8", $"{poll.Slug}.csv");
    }

    /// <summary>The points, or the share of the lists, from 0 to 1.</summary>
    private static decimal? FiguresOf(Standing standing, PollRuleChoice rule, PollTally tally) =>
        rule == PollRuleChoice.Share ? standing.Points / tally.Lists : standing.Points;
}
