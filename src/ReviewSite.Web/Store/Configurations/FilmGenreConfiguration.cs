using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class FilmGenreConfiguration : IEntityTypeConfiguration<FilmGenre>
{
    public void Configure(EntityTypeBuilder<FilmGenre> genre)
    {
        genre.ToTable("FilmGenres", table => table.ExcludeFromMigrations());
        genre.HasKey(g => new { g.Genre, g.FilmId });
    }
}
