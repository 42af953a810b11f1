using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class CollectionFilmConfiguration : IEntityTypeConfiguration<CollectionFilm>
{
    public void Configure(EntityTypeBuilder<CollectionFilm> film)
    {
        film.ToTable("CollectionFilms", table => table.ExcludeFromMigrations());
        film.HasKey(f => new { f.FilmId, f.CollectionId });
    }
}
