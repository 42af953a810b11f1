using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Admin.History;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>What a pasted text would change in stored reviews.</summary>
internal static class PastedChanges
{
    private static readonly string[] _fields =
    [
        nameof(Review.OriginalScore),
        nameof(Review.Score),
        nameof(Review.StatedReception),
        nameof(Review.Leaning),
        nameof(Review.Date),
        nameof(Review.Quote),
        nameof(Review.Url),
        nameof(Review.Language),
        nameof(Review.Credit),
        nameof(Review.IsWithdrawn),
    ];

    /// <param name="db">With the changes detected.</param>
    public static IReadOnlyList<ChangedValue> Of(ReviewSiteDb db, ReviewMatch match) =>
        match.Outcome == MatchOutcome.Changed ? [.. Of(db, match.Review)] : [];

    private static IEnumerable<ChangedValue> Of(ReviewSiteDb db, Review review)
    {
        var entry = db.Entry(review);
        var critic = NameBefore(db.Critics, entry.Property(r => r.CriticId).OriginalValue);
        if (critic != review.Critic?.Name)
        {
            yield return new ChangedValue(null, "critic", critic, review.Critic?.Name);
        }

        var publication = NameBefore(db.Publications, entry.Property(r => r.PublicationId).OriginalValue);
        if (publication != review.Publication?.Name)
        {
            yield return new ChangedValue(null, "publication", publication, review.Publication?.Name);
        }

        foreach (var property in _fields.Select(entry.Property).Where(p => p.IsModified))
        {
            var (before, after) = (
                AuditCapture.Text(property.Metadata, property.OriginalValue),
                AuditCapture.Text(property.Metadata, property.CurrentValue)
            );
            if (before != after)
            {
                var change = new HistoryChange(nameof(Review), review.Id, property.Metadata.Name, before, after);
                yield return FieldWords.Describe(change, thing: null, ThingNames.None);
            }
        }
    }

    /// <summary>The stored reviews were read with their critics and publications.</summary>
    private static string? NameBefore<T>(DbSet<T> all, int? id)
        where T : NamedContributor => id is { } key ? all.Local.FindEntry(key)?.Entity.Name : null;
}
