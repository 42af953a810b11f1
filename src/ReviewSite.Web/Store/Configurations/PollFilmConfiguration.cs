using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class PollFilmConfiguration : IEntityTypeConfiguration<PollFilm>
{
    public void Configure(EntityTypeBuilder<PollFilm> film)
    {
        film.ToTable("PollFilms", table => table.ExcludeFromMigrations());
        film.HasKey(f => new { f.FilmId, f.PollId });
    }
}
