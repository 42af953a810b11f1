using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Renaming critics and publications, and merging two that turned out to be one.</summary>
public sealed class NameEditing(UnitOfWork unitOfWork)
{
    /// <param name="mergeInto">The id of the critic who gets the reviews, and must have the name; <c>null</c> if
    /// nothing is to be merged.</param>
    public Task<NameOutcome> RenameCriticAsync(
        int id,
        string name,
        int? mergeInto,
        Actor by,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(name);
        return unitOfWork.ExecuteAsync(
            new StoreChange<NameOutcome>(
                by,
                mergeInto is not null ? "Critics merged" : "Critic renamed",
                db =>
                    OutcomeAsync(
                        db.Critics.Where(c => c.Id == id),
                        db.Critics.Where(c => c.NameKey == key && c.Id != id),
                        db.CriticsWithFormerNames(),
                        mergeInto,
                        async critic =>
                        {
                            await RenameInPollsAsync(db, critic, name, cancellation);
                            critic.Rename(name);
                        },
                        async (critic, other) =>
                        {
                            await RenameInPollsAsync(db, critic, other.Name, cancellation);
                            await db
                                .Reviews.IgnoreQueryFilters()
                                .Include(r => r.Publication)
                                .Where(r => r.CriticId == id)
                                .ForEachAsync(r => r.Reattribute(other, r.Publication), cancellation);
                            await MergeInGridsAsync(db, ContributorKind.Critics, critic.Slug, other.Slug, cancellation);
                        },
                        cancellation
                    )
            ),
            cancellation
        );
    }

    /// <inheritdoc cref="RenameCriticAsync"/>
    public Task<NameOutcome> RenamePublicationAsync(
        int id,
        string name,
        int? mergeInto,
        Actor by,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(name);
        return unitOfWork.ExecuteAsync(
            new StoreChange<NameOutcome>(
                by,
                mergeInto is not null ? "Publications merged" : "Publication renamed",
                db =>
                    OutcomeAsync(
                        db.Publications.Where(p => p.Id == id),
                        db.Publications.Where(p => p.NameKey == key && p.Id != id),
                        db.PublicationsWithFormerNames(),
                        mergeInto,
                        publication =>
                        {
                            publication.Rename(name);
                            return Task.CompletedTask;
                        },
                        async (publication, other) =>
                        {
                            await db
                                .Reviews.IgnoreQueryFilters()
                                .Include(r => r.Critic)
                                .Where(r => r.PublicationId == id)
                                .ForEachAsync(r => r.Reattribute(r.Critic, other), cancellation);
                            await MergeInGridsAsync(
                                db,
                                ContributorKind.Publications,
                                publication.Slug,
                                other.Slug,
                                cancellation
                            );
                        },
                        cancellation
                    )
            ),
            cancellation
        );
    }

    /// <summary>Why a name cannot be one; <c>null</c> if it can.</summary>
    public static string? Refusal(string? name) =>
        PlainText.Line(name) switch
        {
            null => "Enter a name.",
            var line when SearchKey.IsBlank(line) => "Enter a name with visible characters.",
            { Length: > ReviewLimits.Name } => $"A name can have at most {ReviewLimits.Name} characters.",
            _ => null,
        };

    /// <summary>There are few grids, and no index of their slugs.</summary>
    private static async Task MergeInGridsAsync(
        ReviewSiteDb db,
        ContributorKind kind,
        string slug,
        string into,
        CancellationToken cancellation
    )
    {
        var grids = await db.SavedGrids.IgnoreQueryFilters().Where(g => g.By == kind.Plural).ToListAsync(cancellation);
        foreach (var grid in grids.Where(g => g.Contributors.Contains(slug)))
        {
            grid.Merge(slug, into);
        }
    }

    /// <summary>Their lists stay theirs.</summary>
    private static Task RenameInPollsAsync(
        ReviewSiteDb db,
        Critic critic,
        string name,
        CancellationToken cancellation
    ) =>
        db
            .Polls.IgnoreQueryFilters()
            .Where(p => db.PollCritics.Any(c => c.NameKey == critic.NameKey && c.PollId == p.Id))
            .ForEachAsync(p => p.Rename(critic.NameKey, name), cancellation);

    /// <param name="withFormerNames">All that have any.</param>
    /// <param name="giveTo">Moves what belongs to the renamed one to the other.</param>
    private static async Task<ChangeResult<NameOutcome>> OutcomeAsync<T>(
        IQueryable<T> renamed,
        IQueryable<T> ofThatName,
        IQueryable<T> withFormerNames,
        int? mergeInto,
        Func<T, Task> rename,
        Func<T, T, Task> giveTo,
        CancellationToken cancellation
    )
        where T : NamedContributor
    {
        if (await renamed.SingleOrDefaultAsync(cancellation) is not { IsMerged: false } one)
        {
            return ChangeResult.Rejected<NameOutcome>(new NameOutcome.Unknown());
        }

        var other = await ofThatName.SingleOrDefaultAsync(cancellation);
        if (other is { IsMerged: true })
        {
            // What it was merged into has the name; if that is the renamed one itself, the two change places.
            var owners = await withFormerNames.Where(c => c.Id != one.Id).ToListAsync(cancellation);
            other = owners.Find(c => c.HadName(other.NameKey)) ?? other;
        }

        if (other is null && mergeInto is not null)
        {
            // It was renamed, merged or removed since the merge was asked for.
            return ChangeResult.Rejected<NameOutcome>(new NameOutcome.Unknown());
        }

        if (other is null)
        {
            await rename(one);
        }
        else if (other.Id == mergeInto)
        {
            await giveTo(one, other);
            one.MergeInto(other);
        }
        else
        {
            return ChangeResult.Rejected<NameOutcome>(new NameOutcome.Taken(other.Id, other.Name));
        }

        return new NameOutcome.Saved((other ?? one).Name);
    }
}

/// <summary>The outcome of a renaming or a merge.</summary>
public abstract record NameOutcome
{
    /// <param name="Name">The name that the reviews have now.</param>
    public sealed record Saved(string Name) : NameOutcome;

    /// <summary>Merging with this one was not asked for.</summary>
    /// <param name="Id">Of the one that has the name, or had it before.</param>
    /// <param name="Name">What that one is called now.</param>
    public sealed record Taken(int Id, string Name) : NameOutcome;

    public sealed record Unknown : NameOutcome;
}
