using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Importing;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Data.Configurations;
using ReviewSite.Web.Data.History;

namespace ReviewSite.Web.Data;

/// <summary>The store. Pages read from it; whoever changes it goes through <see cref="WriteDoor"/>.</summary>
public sealed class ReviewSiteDb(DbContextOptions<ReviewSiteDb> options) : DbContext(options)
{
    public DbSet<Film> Films => Set<Film>();

    public DbSet<FilmGenre> FilmGenres => Set<FilmGenre>();

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

    public DbSet<StoreState> State => Set<StoreState>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseStoredForms();
}
