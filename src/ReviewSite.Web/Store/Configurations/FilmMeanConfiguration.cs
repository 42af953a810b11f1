using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class FilmMeanConfiguration : IEntityTypeConfiguration<FilmMean>
{
    public void Configure(EntityTypeBuilder<FilmMean> mean) => mean.HasNoKey().ToView("FilmMeans");
}
