using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store.Configurations;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Web.Store;

/// <summary>The store. Pages read from it; every change goes through <see cref="UnitOfWork"/>.</summary>
public class ReviewSiteDb : DbContext
{
    public ReviewSiteDb(DbContextOptions<ReviewSiteDb> options)
        : base(options) { }

    /// <summary>For a database other than SQLite, whose context is a type of its own.</summary>
    private protected ReviewSiteDb(DbContextOptions options)
        : base(options) { }

    public DbSet<Film> Films => Set<Film>();

    public DbSet<FilmMean> FilmMeans => Set<FilmMean>();

    public DbSet<FilmGenre> FilmGenres => Set<FilmGenre>();

    public DbSet<FilmCountry> FilmCountries => Set<FilmCountry>();

    public DbSet<SavedGrid> SavedGrids => Set<SavedGrid>();

    public DbSet<CuratedFilms> Collections => Set<CuratedFilms>();

    public DbSet<CollectionFilm> CollectionFilms => Set<CollectionFilm>();

    public DbSet<Poll> Polls => Set<Poll>();

    public DbSet<PollCritic> PollCritics => Set<PollCritic>();

    public DbSet<PollFilm> PollFilms => Set<PollFilm>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Critic> Critics => Set<Critic>();

    public DbSet<Publication> Publications => Set<Publication>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportMention> ImportMentions => Set<ImportMention>();

    public DbSet<ImportFilmMention> ImportFilmMentions => Set<ImportFilmMention>();

    public DbSet<ImportedSummary> ImportedSummaries => Set<ImportedSummary>();

    public DbSet<FilmRedirect> FilmRedirects => Set<FilmRedirect>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();

    public DbSet<StoreState> State => Set<StoreState>();

    /// <summary>The version of the content that this context reads; see <see cref="ContentVersion"/>.</summary>
    public Task<long> ContentVersionAsync(CancellationToken cancellation) =>
        State.Select(s => s.ContentVersion).SingleAsync(cancellation);

    /// <summary>
    /// The reviews that the site shows, to be counted: the few withdrawn films are found once, where the query filter
    /// looks up the film of each review.
    /// </summary>
    public IQueryable<Review> LiveReviews() =>
        Reviews
            .IgnoreQueryFilters()
            .Where(r =>
                !r.IsWithdrawn
                && !Films.IgnoreQueryFilters().Where(f => f.IsWithdrawn).Select(f => f.Id).Contains(r.FilmId)
            );

    /// <summary>The site's scale, on which its reviews are judged when they are saved.</summary>
    internal VerdictScale Scale => this.GetService<VerdictScale>();

    internal FullTextSearch Search => this.GetService<FullTextSearch>();

    internal IBulkLoader Loader => this.GetService<IBulkLoader>();

    /// <summary>Whether this context may write: it has the write lock.</summary>
    internal bool HoldsWriteLock { get; private set; }

    /// <summary>Whether this context brings the store to the shape that others then find.</summary>
    internal bool IsMigrating { get; private set; }

    /// <summary>Takes the write lock and begins a transaction.</summary>
    /// <exception cref="StoreBusyException">Another writer held the lock for too long.</exception>
    /// <exception cref="NewerStoreException">A newer version has updated the database meanwhile.</exception>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellation)
    {
        var held = await HoldWriteLockAsync(cancellation);

        // What fails undoes all of the transaction, so nothing needs a savepoint. If a connection breaks while one is
        // released, EF Core hides it, and the next command fails without saying why.
        Database.AutoSavepointsEnabled = false;
        try
        {
            return new WriteTransaction(
                held,
                await Database.BeginTransactionAsync(cancellation),
                this.GetService<StoreHealth>()
            );
        }
        catch (Exception e)
        {
            held.Dispose();
            this.GetService<StoreHealth>().Failed(e);
            throw;
        }
    }

    /// <summary>Takes the write lock to migrate the store, which needs more than one transaction.</summary>
    /// <exception cref="StoreBusyException">Another writer held the lock for too long.</exception>
    internal async Task<IDisposable> HoldForMigrationAsync(CancellationToken cancellation)
    {
        var held = await HoldWriteLockAsync(cancellation);
        IsMigrating = true;
        return held;
    }

    private async Task<IDisposable> HoldWriteLockAsync(CancellationToken cancellation)
    {
        try
        {
            var held = await this.GetService<WriteLock>().TakeAsync(cancellation);
            HoldsWriteLock = true;
            return new Hold(this, held);
        }
        catch (Exception e)
        {
            this.GetService<StoreHealth>().Failed(e);
            throw;
        }
    }

    /// <summary>Under the write lock, however the save ends.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        using var held = HoldsWriteLock ? null : await HoldWriteLockAsync(cancellationToken);
        JudgeReviews();
        RaiseVersions();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (Exception e)
        {
            this.GetService<StoreHealth>().Failed(e);
            throw;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException(
            $"Save with {nameof(SaveChangesAsync)}, which waits for the write lock without blocking a thread."
        );

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReviewSiteDb).Assembly);
        modelBuilder.HasDbFunction(() => SearchKey.Of(null)).HasName(SearchFunctions.Key);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseStoredForms();

    private void JudgeReviews()
    {
        foreach (
            var entry in ChangeTracker
                .Entries<Review>()
                .Where(e => e.State is EntityState.Added or EntityState.Modified)
        )
        {
            entry.Entity.Judge(Scale);
        }
    }

    /// <summary>Every change counts, so that an edit that was begun before it is refused.</summary>
    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries().Where(IsCorrection))
        {
            var version = entry.Property(nameof(Film.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    private static bool IsCorrection(EntityEntry entry) =>
        entry is { State: EntityState.Modified, Entity: Film or Review or ICuratedPage }
        && entry.Properties.Any(p => p.IsModified && p.Metadata.Name != nameof(Film.Summary));

    private sealed class Hold(ReviewSiteDb db, IDisposable held) : IDisposable
    {
        public void Dispose()
        {
            (db.HoldsWriteLock, db.IsMigrating) = (false, false);
            held.Dispose();
        }
    }
}
