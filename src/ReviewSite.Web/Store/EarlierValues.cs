using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ReviewSite.Web.Store;

/// <summary>What rows were before the changes that followed an entry of the history.</summary>
internal sealed class EarlierValues
{
    private readonly ILookup<(int Id, string Field), (int Entry, string? Before)> _changes;

    private EarlierValues(ILookup<(int Id, string Field), (int Entry, string? Before)> changes) => _changes = changes;

    /// <param name="first">The first entry that is asked about; <c>null</c> for none.</param>
    public static async Task<EarlierValues> LoadAsync(
        ReviewSiteDb db,
        int? first,
        string kind,
        List<int> ids,
        CancellationToken cancellation
    )
    {
        var changes = await db
            .History.Where(e => first != null && e.Id > first)
            .OrderBy(e => e.Id)
            .SelectMany(
                e => e.Changes,
                (e, c) =>
                    new
                    {
                        Entry = e.Id,
                        c.Kind,
                        c.Id,
                        c.Field,
                        c.Before,
                    }
            )
            .Where(c => c.Kind == kind && EF.Parameter(ids).Contains(c.Id) && c.Field != null)
            .ToListAsync(cancellation);
        return new EarlierValues(changes.ToLookup(c => (c.Id, c.Field!), c => (c.Entry, c.Before)));
    }

    /// <param name="since">The entry of the history; <c>null</c> for the value that is stored.</param>
    public object? Of(EntityEntry entry, int id, string field, int? since)
    {
        var property = entry.Property(field);
        var before = _changes[(id, field)].Where(c => c.Entry > since).Select(c => c.Before).Take(1).ToList();
        return AuditCapture.Value(
            property.Metadata,
            before is [var first] ? first : AuditCapture.Text(property.Metadata, property.OriginalValue)
        );
    }
}
