using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Data;
using ReviewSite.Web.Data.History;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Renaming critics and publications, and merging two that turned out to be one.</summary>
public sealed class NameEditing(WriteDoor door)
{
    /// <param name="mayMerge">Whether, where another critic has the name, this one's reviews go to that one.</param>
    public Task<NameOutcome> RenameCriticAsync(int id, string name, bool mayMerge, Actor by, CancellationToken cancellation)
    {
        var key = SearchKey.Of(name);
        return door.WriteAsync(
            new StoreChange<NameOutcome>(by, mayMerge ? "Critics merged" : "Critic renamed", async db =>
            {
                if (await db.Critics.SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } critic)
                {
                    return NameOutcome.Unknown;
                }

                var other = await db.Critics.SingleOrDefaultAsync(c => c.NameKey == key && c.Id != id, cancellation);
                if (other is null)
                {
                    critic.Rename(name);
                }
                else if (mayMerge)
                {
                    await db.Reviews.IgnoreQueryFilters().Include(r => r.Publication).Where(r => r.CriticId == id)
                        .ForEachAsync(r => r.Reattribute(other, r.Publication), cancellation);
                }

                return other is null || mayMerge ? NameOutcome.Saved : NameOutcome.Taken;
            }),
            cancellation);
    }

    /// <inheritdoc cref="RenameCriticAsync"/>
    public Task<NameOutcome> RenamePublicationAsync(int id, string name, bool mayMerge, Actor by, CancellationToken cancellation)
    {
        var key = SearchKey.Of(name);
        return door.WriteAsync(
            new StoreChange<NameOutcome>(by, mayMerge ? "Publications merged" : "Publication renamed", async db =>
            {
                if (await db.Publications.SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } publication)
                {
                    return NameOutcome.Unknown;
                }

                var other = await db.Publications.SingleOrDefaultAsync(p => p.NameKey == key && p.Id != id, cancellation);
                if (other is null)
                {
                    publication.Rename(name);
                }
                else if (mayMerge)
                {
                    await db.Reviews.IgnoreQueryFilters().Include(r => r.Critic).Where(r => r.PublicationId == id)
                        .ForEachAsync(r => r.Reattribute(r.Critic, other), cancellation);
                }

                return other is null || mayMerge ? NameOutcome.Saved : NameOutcome.Taken;
            }),
            cancellation);
    }

    /// <summary>Why a name cannot be one; none where it can.</summary>
    public static string? Refusal(string? name) => PlainText.Line(name) switch
    {
        null => "A name is missing.",
        var line when SearchKey.IsBlank(line) => "Nothing of this name can be seen.",
        { Length: > ReviewLimits.Name } => $"A name has at most {ReviewLimits.Name} characters.",
        _ => null,
    };
}

public enum NameOutcome
{
    Saved,

    /// <summary>Another has the name, and merging was not asked for.</summary>
    Taken,
    Unknown,
}
