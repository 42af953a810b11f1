using ReviewSite.Domain;

namespace ReviewSite.Web.Posters;

/// <summary>A kind of picture that browsers show.</summary>
internal sealed record PosterKind(string Ending, string ContentType)
{
    public const int BytesLookedAt = 12;

    public static readonly PosterKind Jpeg = new(".jpg", "image/jpeg");
    public static readonly PosterKind Png = new(".png", "image/png");
    public static readonly PosterKind WebP = new(".webp", "image/webp");
    public static readonly PosterKind Avif = new(".avif", "image/avif");

    private static readonly PosterKind[] _all = [Jpeg, Png, WebP, Avif];

    public static PosterKind? WithEnding(string ending) => Array.Find(_all, k => k.Ending == ending);

    /// <summary>Determined by the content, of which <see cref="BytesLookedAt"/> are enough.</summary>
    /// <exception cref="InvalidInputException">It is not a picture of a known kind.</exception>
    public static PosterKind Of(ReadOnlySpan<byte> picture) =>
        picture switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                WebP,
            [
                _,
                _,
                _,
                _,
                (byte)'f',
                (byte)'t',
                (byte)'y',
                (byte)'p',
                (byte)'a',
                (byte)'v',
                (byte)'i',
                (byte)'f'
                or (byte)'s',
                ..,
            ] => Avif,
            _ => throw new InvalidInputException(
                "This is not a supported image. Choose a JPEG, PNG, WebP or AVIF file."
            ),
        };
}
