using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>A part of a file that the nodes share; only the last one may be shorter than the others.</summary>
/// <param name="Name">The name of the file, such as "posters/pusher.webp".</param>
/// <param name="Part">From 0.</param>
internal sealed record SharedFilePart(string Name, int Part, byte[] Content, DateTimeOffset SavedAt)
{
    public const int Bytes = 1024 * 1024;

    public static void Configure(EntityTypeBuilder<SharedFilePart> part)
    {
        part.ToTable("sharedfiles");
        part.HasKey(p => new { p.Name, p.Part });
    }
}
