using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Admin.Imports;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Finds what an editor may want to change: films, reviews, names and imports.</summary>
internal static class DashboardSearch
{
    private const int MostShown = 10;

    public static async Task<IReadOnlyList<FoundThing>> FindAsync(
        ReviewSiteDb db,
        string text,
        CancellationToken cancellation
    )
    {
        var imports = await ImportsAsync(db, text, cancellation);
        if (SearchWords.Of(text) is not { } words)
        {
            return imports;
        }

        var films = (await db.FindFilmsAsync(words, MostShown, cancellation)).Ids;
        var critics = (await db.FindCriticsAsync(words, MostShown, cancellation)).Ids;
        var publications = (await db.FindPublicationsAsync(words, MostShown, cancellation)).Ids;
        var quoted = (await db.FindReviewsAsync(words, skip: 0, MostShown, cancellation)).Ids;
        return
        [
            .. (await db.Films.AsNoTracking().Where(f => films.Contains(f.Id)).ToListAsync(cancellation)).Select(
                f => new FoundThing("Film", f.Title, $"/films/{f.Slug}")
            ),
            .. (await db.Critics.AsNoTracking().Where(c => critics.Contains(c.Id)).ToListAsync(cancellation)).Select(
                c => new FoundThing("Critic", c.Name, Address.Of("/admin/critics", ("q", c.Name)))
            ),
            .. (
                await db.Publications.AsNoTracking().Where(p => publications.Contains(p.Id)).ToListAsync(cancellation)
            ).Select(p => new FoundThing("Publication", p.Name, $"/publications/{p.Slug}")),
            .. await ReviewsAsync(db, quoted, critics, cancellation),
            .. imports,
        ];
    }

    /// <summary>The reviews that contain the words, and the latest ones by critics with that name.</summary>
    private static async Task<IEnumerable<FoundThing>> ReviewsAsync(
        ReviewSiteDb db,
        IReadOnlyList<int> ids,
        IReadOnlyList<int> critics,
        CancellationToken cancellation
    )
    {
        var latest = await db
            .Reviews.Where(r => critics.Contains(r.CriticId ?? 0))
            .OrderByDescending(r => r.Date)
            .Take(MostShown)
            .Select(r => r.Id)
            .ToListAsync(cancellation);
        var all = ids.Union(latest).ToList();
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => all.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.Film.Title,
                By = r.Critic!.Name ?? r.Credit ?? "Critic unknown",
                Where = r.Publication!.Name,
            })
            .ToListAsync(cancellation);
        return reviews.Select(r => new FoundThing(
            "Review",
            r.Where is null ? $"{r.By} on {r.Title}" : $"{r.By}, {r.Where}, on {r.Title}",
            string.Create(CultureInfo.InvariantCulture, $"/admin/reviews/{r.Id}")
        ));
    }

    private static async Task<List<FoundThing>> ImportsAsync(
        ReviewSiteDb db,
        string text,
        CancellationToken cancellation
    )
    {
        var imports = await db
            .Imports.AsNoTracking()
            .Matching(text)
            .OrderByDescending(i => i.Id)
            .Take(MostShown)
            .Select(i => new { i.Id, i.Source })
            .ToListAsync(cancellation);
        return
        [
            .. imports.Select(i => new FoundThing(
                "Import",
                i.Source,
                string.Create(CultureInfo.InvariantCulture, $"/admin/imports/{i.Id}")
            )),
        ];
    }
}

/// <summary>Something that was found: what it is, and where it leads.</summary>
public sealed record FoundThing(string Kind, string Name, string Address);
