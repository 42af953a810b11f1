using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class FilmCountryConfiguration : IEntityTypeConfiguration<FilmCountry>
{
    public void Configure(EntityTypeBuilder<FilmCountry> country)
    {
        country.ToTable("FilmCountries", table => table.ExcludeFromMigrations());
        country.HasKey(c => new { c.Country, c.FilmId });
    }
}
