using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReviewSite.Web.Store;

/// <summary>What rows were before the changes that followed an entry of the history.</summary>
internal sealed class EarlierValues
{
    private readonly ILookup<(int Id, string Field), (int Entry, string? Before)> _changes;

    private readonly IEntityType _kind;

    private EarlierValues(IEntityType kind, ILookup<(int Id, string Field), (int Entry, string? Before)> changes) =>
        (_kind, _changes) = (kind, changes);

    /// <param name="first">The first entry that is asked about; <c>null</c> for none.</param>
    public static async Task<EarlierValues> LoadAsync<T>(
        ReviewSiteDb db,
        int? first,
        List<int> ids,
        CancellationToken cancellation
    )
    {
        var kind = db.Model.FindEntityType(typeof(T))!;
        var name = typeof(T).Name;
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
            .Where(c => c.Kind == name && EF.Parameter(ids).Contains(c.Id) && c.Field != null)
            .ToListAsync(cancellation);
        return new EarlierValues(kind, changes.ToLookup(c => (c.Id, c.Field!), c => (c.Entry, c.Before)));
    }

    /// <param name="since">The entry of the history; <c>null</c> for the value that is stored.</param>
    public T Of<T>(int id, string field, int? since, T stored)
    {
        var before = _changes[(id, field)].Where(c => c.Entry > since).Select(c => c.Before).Take(1).ToList();
        return before is [var first] ? (T)AuditCapture.Value(_kind.GetProperty(field), first)! : stored;
    }
}
