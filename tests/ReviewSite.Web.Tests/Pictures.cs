using SkiaSharp;

namespace ReviewSite.Web.Tests;

/// <summary>Pictures for tests: red on the left, blue on the right, so that their orientation can be seen.</summary>
internal static class Pictures
{
    public static byte[] Jpeg(int width, int height) => Of(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width, int height) => Of(width, height, SKEncodedImageFormat.Png);

    public static byte[] WebP(int width, int height) => Of(width, height, SKEncodedImageFormat.Webp);

    /// <summary>A picture that no two seeds share.</summary>
    public static byte[] Png(int seed)
    {
        using var bitmap = new SKBitmap(20, 30);
        bitmap.Erase(new SKColor((byte)seed, (byte)(seed >> 8), 99));
        return bitmap.Encode(SKEncodedImageFormat.Png, quality: 100).ToArray();
    }

    /// <summary>The picture that compresses worst.</summary>
    public static byte[] Noise(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        new Random(1).NextBytes(bitmap.GetPixelSpan());
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, quality: 95).ToArray();
    }

    /// <summary>A JPEG that says with EXIF how it is to be turned, and where it was taken.</summary>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] Turned(int width, int height, byte orientation)
    {
        byte[] tiff =
        [
            .. "MM\0*"u8,
            .. (byte[])[0, 0, 0, 8, 0, 2],
            .. (byte[])[0x01, 0x0E, 0, 2, 0, 0, 0, 6, 0, 0, 0, 38], // ImageDescription
            .. (byte[])[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
            .. (byte[])[0, 0, 0, 0],
            .. "Secret"u8,
        ];
        byte[] app1 = [.. "Exif\0\0"u8, .. tiff];
        var jpeg = Jpeg(width, height);
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(app1.Length + 2), .. app1, .. jpeg[2..]];
    }

    /// <summary>A small file with very many pixels.</summary>
    public static byte[] Empty(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Gray8, SKAlphaType.Opaque);
        return bitmap.Encode(SKEncodedImageFormat.Png, quality: 100).ToArray();
    }

    public static byte[] Avif(int bytes) => [0, 0, 0, 32, .. "ftypavif"u8, .. new byte[bytes - 12]];

    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        var info = SKBitmap.DecodeBounds(picture);
        return (info.Width, info.Height);
    }

    /// <summary>Where red is: "left", "right", "top" or "bottom".</summary>
    public static string RedSideOf(byte[] picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        bool IsRed(int x, int y) => bitmap.GetPixel(x, y) is { Red: > 150, Blue: < 100 };
        var (x, y) = (bitmap.Width / 2, bitmap.Height / 2);
        return IsRed(2, y) && !IsRed(bitmap.Width - 3, y) ? "left"
            : IsRed(bitmap.Width - 3, y) && !IsRed(2, y) ? "right"
            : IsRed(x, 2) ? "top"
            : "bottom";
    }

    private static byte[] Of(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Blue);
        bitmap.Erase(SKColors.Red, new SKRectI(0, 0, width / 2, height));
        return bitmap.Encode(format, quality: 90).ToArray();
    }
}
