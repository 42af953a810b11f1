using ReviewSite.Domain.Imports;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>An entry of the history in words.</summary>
internal static class HistoryText
{
    /// <summary>"1 film", "11 reviews": what the change added, by kind.</summary>
    public static IEnumerable<string> Added(this HistoryEntry entry) =>
        from change in entry.Changes
        where change.Field is null && change.Kind != nameof(ImportedSummary)
        group change by change.Kind.ToLowerInvariant() into kind
        select Phrases.Count(kind.Count(), kind.Key, kind.Key + "s");

    public static IEnumerable<HistoryChange> Corrections(this HistoryEntry entry) =>
        entry.Changes.Where(c => c.Field is not null);
}
