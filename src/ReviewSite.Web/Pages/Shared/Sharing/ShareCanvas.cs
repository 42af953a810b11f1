using SkiaSharp;

namespace ReviewSite.Web.Pages.Shared.Sharing;

/// <summary>The canvas for share images, in the size that other sites ask for, with the site's name.</summary>
internal sealed class ShareCanvas : IDisposable
{
    public const int Width = 1200;
    public const int Height = 630;
    public const float Left = 72;
    public const float Inside = Width - (2 * Left);

    // As on the pages, where they are light.
    public static readonly SKColor Ink = SKColor.Parse("#1f1a15");
    public static readonly SKColor Soft = SKColor.Parse("#5d554b");
    private static readonly SKColor _paper = SKColor.Parse("#fbf8f2");
    private static readonly SKColor _accent = SKColor.Parse("#7d1d2b");

    private readonly SKSurface _surface = SKSurface.Create(
        new SKImageInfo(Width, Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque)
    );

    /// <param name="fonts">The fonts of a machine that has some.</param>
    /// <param name="nameAt">The vertical position of the site's name.</param>
    public ShareCanvas(ShareFonts fonts, float nameAt)
    {
        Canvas.Clear(_paper);
        Serif = new ShareText(fonts, fonts.Serif!, Canvas);
        Sans = new ShareText(fonts, fonts.Sans!, Canvas);
        Serif.Write("Site", Serif.Write("Review", Left, nameAt, 40, Ink), nameAt, 40, _accent);
    }

    public SKCanvas Canvas => _surface.Canvas;

    /// <summary>For titles.</summary>
    public ShareText Serif { get; }

    public ShareText Sans { get; }

    public void Fill(float x, float y, float width, float height, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        Canvas.DrawRect(SKRect.Create(x, y, width, height), paint);
    }

    public byte[] ToPng()
    {
        using var image = _surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    public static SKColor ToneOf(string tone) =>
        SKColor.Parse(
            tone switch
            {
                "positive" => "#2f6b43",
                "mixed" => "#a06a00",
                "negative" => "#a5302f",
                _ => "#857c70",
            }
        );

    public void Dispose() => _surface.Dispose();
}
