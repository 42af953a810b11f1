using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.History;

/// <summary>
/// What an entry of the history changed, as it is now: read with one query for each kind of thing, since a merge may
/// have changed tens of thousands of reviews.
/// </summary>
internal sealed class ChangedThings
{
    private readonly Dictionary<(string Kind, int Id), object> _things = [];
    private readonly Dictionary<(string Kind, int ImportId, int ListedId), object> _mentions = [];
    private readonly HashSet<int> _reviewsOfOtherImports = [];

    private ChangedThings() { }

    /// <summary>The things are tracked.</summary>
    public static async Task<ChangedThings> ReadAsync(
        ReviewSiteDb db,
        HistoryEntry entry,
        CancellationToken cancellation
    )
    {
        var changed = new ChangedThings();
        await changed.AddThingsAsync(db, entry, cancellation);
        await changed.AddMentionsAsync(db, entry, cancellation);

        var own = entry.ImportsAdded();
        var reviews = entry.ReviewsAdded();
        if (own.Count > 0 && reviews.Count > 0)
        {
            changed._reviewsOfOtherImports.UnionWith(
                await db
                    .ImportMentions.Where(m =>
                        EF.Parameter(reviews).Contains(m.ReviewId)
                        && !own.Contains(m.ImportId)
                        && db.Imports.Any(i => i.Id == m.ImportId && i.WithdrawnAt == null)
                    )
                    .Select(m => m.ReviewId)
                    .ToListAsync(cancellation)
            );
        }

        return changed;
    }

    /// <returns><c>null</c> if it no longer exists.</returns>
    public object? Find(string kind, int id) => _things.GetValueOrDefault((kind, id));

    public Import? Import(int id) => (Import?)Find(nameof(Domain.Imports.Import), id);

    /// <summary>That an import lists a film or a review.</summary>
    /// <returns><c>null</c> if the import does not list it.</returns>
    public object? Mention(HistoryChange change) => _mentions.GetValueOrDefault(KeyOf(change));

    /// <summary>Whether an import lists a review that the entry added, other than those that the entry added.</summary>
    public bool IsOfOtherImport(Review review) => _reviewsOfOtherImports.Contains(review.Id);

    public static bool IsOfMention(HistoryChange change) =>
        change.Kind is nameof(ImportMention) or nameof(ImportFilmMention);

    /// <returns>The film or the review that an import lists.</returns>
    public static int ListedId(HistoryChange mention) =>
        int.Parse(mention.After ?? mention.Before!, CultureInfo.InvariantCulture);

    private static (string Kind, int ImportId, int ListedId) KeyOf(HistoryChange mention) =>
        (mention.Kind, mention.Id, ListedId(mention));

    private async Task AddThingsAsync(ReviewSiteDb db, HistoryEntry entry, CancellationToken cancellation)
    {
        var ids = entry
            .Changes.Select(c => (Kind: IsOfMention(c) ? nameof(Domain.Imports.Import) : c.Kind, c.Id))
            .Distinct()
            .ToLookup(c => c.Kind, c => c.Id);
        await AddAsync(db.Films);
        await AddAsync(db.Reviews);
        await AddAsync(db.Imports);
        await AddAsync(db.ImportedSummaries);
        await AddAsync(db.Critics);
        await AddAsync(db.Publications);
        await AddAsync(db.SavedGrids);
        await AddAsync(db.Collections);
        await AddAsync(db.Polls);

        async Task AddAsync<T>(IQueryable<T> all)
            where T : class
        {
            int[] wanted = [.. ids[typeof(T).Name]];
            if (wanted.Length == 0)
            {
                return;
            }

            var found = await all.IgnoreQueryFilters()
                .Where(t => EF.Parameter(wanted).Contains(EF.Property<int>(t, nameof(Film.Id))))
                .ToListAsync(cancellation);
            foreach (var thing in found)
            {
                _things.Add((typeof(T).Name, db.Entry(thing).Property<int>(nameof(Film.Id)).CurrentValue), thing);
            }
        }
    }

    private async Task AddMentionsAsync(ReviewSiteDb db, HistoryEntry entry, CancellationToken cancellation)
    {
        var (imports, listed) = IdsOf(nameof(ImportMention));
        foreach (
            var mention in await db
                .ImportMentions.Where(m => imports.Contains(m.ImportId) && EF.Parameter(listed).Contains(m.ReviewId))
                .ToListAsync(cancellation)
        )
        {
            _mentions.Add((nameof(ImportMention), mention.ImportId, mention.ReviewId), mention);
        }

        (imports, listed) = IdsOf(nameof(ImportFilmMention));
        foreach (
            var mention in await db
                .ImportFilmMentions.Where(m => imports.Contains(m.ImportId) && EF.Parameter(listed).Contains(m.FilmId))
                .ToListAsync(cancellation)
        )
        {
            _mentions.Add((nameof(ImportFilmMention), mention.ImportId, mention.FilmId), mention);
        }

        (HashSet<int> Imports, HashSet<int> Listed) IdsOf(string kind)
        {
            var changes = entry.Changes.Where(c => c.Kind == kind).ToList();
            return ([.. changes.Select(c => c.Id)], [.. changes.Select(ListedId)]);
        }
    }
}
