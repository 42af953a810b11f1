using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Polls;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Writes critics' lists, with the films that are on the site. The export of one film has none, since they are of many.
/// </summary>
internal sealed class PollsExport(ExportScope scope, JsonDocumentWriter json)
{
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var polls = scope.Db.Polls.AsNoTracking().OrderBy(p => p.Id);
        if (scope.FilmId is not null || !await polls.AnyAsync(cancellation))
        {
            return;
        }

        json.BeginList(",\n\"lists\":["u8);
        await foreach (var poll in polls.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            json.Item(await FormOfAsync(poll, cancellation), CatalogueSchema.Json.CataloguePoll);
            await json.SendAsync(cancellation);
        }

        json.EndList();
    }

    private async Task<CataloguePoll> FormOfAsync(Poll poll, CancellationToken cancellation)
    {
        var ids = poll.Films.ToList();
        var slugs = await scope
            .Films.Where(f => ids.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => f.Slug, cancellation);
        return new CataloguePoll(
            poll.Slug,
            poll.Title,
            poll.Description,
            [.. poll.Ballots.Select(b => new CatalogueBallot(b.By, [.. FilmsOf(b, slugs)]))]
        );
    }

    private static IEnumerable<CatalogueBallotFilm> FilmsOf(Ballot ballot, Dictionary<int, string> slugs) =>
        ballot
            .Entries.Where(e => slugs.ContainsKey(e.Film))
            .Select(e => new CatalogueBallotFilm(e.Rank, slugs[e.Film]));
}
