using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store.Configurations;

internal sealed class FilmRedirectConfiguration : IEntityTypeConfiguration<FilmRedirect>
{
    public void Configure(EntityTypeBuilder<FilmRedirect> redirect)
    {
        redirect.ToTable("FilmRedirects");
        redirect.HasKey(r => r.Slug);
        redirect.Property(r => r.Slug).HasMaxLength(Slug.MaxLength);
        redirect.HasOne(r => r.Film).WithMany().HasForeignKey(r => r.FilmId);
    }
}
