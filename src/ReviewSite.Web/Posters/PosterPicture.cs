using ReviewSite.Domain;
using SkiaSharp;

namespace ReviewSite.Web.Posters;

/// <summary>
/// Makes posters from pictures: upright, in sRGB, as WebP, and without what else a file says, such as where it was
/// taken.
/// </summary>
internal static class PosterPicture
{
    public const int Width = 640;

    /// <summary>Larger ones would need more than 200 MB for decoding.</summary>
    private const int MostPixels = 50_000_000;

    /// <summary>Longer pictures are made narrower.</summary>
    private const int MostHeightPerWidth = 3;

    /// <summary>The first that gives a file that is not too large; only noise needs the last.</summary>
    private static readonly int[] _qualities = [82, 60, 30, 5];

    /// <param name="width">In pixels; a narrower picture is not enlarged.</param>
    /// <exception cref="InvalidInputException">It is damaged, or has too many pixels.</exception>
    public static byte[] Fit(byte[] picture, int width, int mostBytes)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data) ?? throw Damaged();
        var size = UprightSizeOf(codec);
        if ((long)size.Width * size.Height > MostPixels)
        {
            throw new InvalidInputException(
                $"The picture has {size.Width} × {size.Height} pixels, more than 50 megapixels. Choose a smaller one."
            );
        }

        var scale = Math.Min(1, Math.Min((double)width / size.Width, (double)width * MostHeightPerWidth / size.Height));
        var (fitWidth, fitHeight) = (Scaled(size.Width, scale), Scaled(size.Height, scale));
        using var bitmap = Decode(codec, scale);
        using var surface = SKSurface.Create(new SKImageInfo(fitWidth, fitHeight, bitmap.ColorType, bitmap.AlphaType));
        Draw(surface.Canvas, bitmap, codec.EncodedOrigin, fitWidth, fitHeight);
        using var image = surface.Snapshot();
        byte[] poster = [];
        foreach (var quality in _qualities)
        {
            using var encoded = image.Encode(SKEncodedImageFormat.Webp, quality);
            poster = encoded.ToArray();
            if (poster.Length <= mostBytes)
            {
                break;
            }
        }

        return poster;
    }

    /// <summary>The size of the picture after it is rotated as its metadata says.</summary>
    public static (int Width, int Height) UprightSizeOf(SKCodec codec) =>
        IsOnItsSide(codec.EncodedOrigin)
            ? (codec.Info.Height, codec.Info.Width)
            : (codec.Info.Width, codec.Info.Height);

    private static bool IsOnItsSide(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    private static int Scaled(int length, double scale) => Math.Max(1, (int)Math.Round(length * scale));

    /// <summary>At least twice the final size, if the file has enough pixels.</summary>
    private static SKBitmap Decode(SKCodec codec, double scale)
    {
        // JPEG and WebP are decoded to fewer pixels at once, which takes less memory.
        var size = codec.GetScaledDimensions((float)Math.Min(1, 2 * scale));
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(info) && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        throw Damaged();
    }

    private static void Draw(SKCanvas canvas, SKBitmap bitmap, SKEncodedOrigin origin, int width, int height)
    {
        canvas.Concat(TurnOf(origin, width, height));
        var place = IsOnItsSide(origin) ? SKRect.Create(height, width) : SKRect.Create(width, height);
        using var whole = SKImage.FromBitmap(bitmap);
        var image = whole;
        try
        {
            // A filter looks at few pixels, so a large picture is halved first: no pixel is left out.
            while (image.Width >= 2 * place.Width && image.Height >= 2 * place.Height)
            {
                var halved = Halved(image);
                Dispose(image);
                image = halved;
            }

            canvas.DrawImage(image, place, new SKSamplingOptions(SKCubicResampler.Mitchell));
        }
        finally
        {
            Dispose(image);
        }

        void Dispose(SKImage used)
        {
            if (used != whole)
            {
                used.Dispose();
            }
        }
    }

    private static SKImage Halved(SKImage image)
    {
        using var surface = SKSurface.Create(image.Info.WithSize(image.Width / 2, image.Height / 2));
        surface.Canvas.DrawImage(
            image,
            SKRect.Create(image.Width / 2, image.Height / 2),
            new SKSamplingOptions(SKFilterMode.Linear)
        );
        return surface.Snapshot();
    }

    /// <param name="width">The width of the upright picture.</param>
    private static SKMatrix TurnOf(SKEncodedOrigin origin, int width, int height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
            _ => SKMatrix.Identity,
        };

    private static InvalidInputException Damaged() =>
        new("The picture is damaged and cannot be read. Open it in an image editor and save it again.");
}
