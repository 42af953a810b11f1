using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace ReviewSite.Web.Pages.Shared.Sharing;

/// <summary>
/// The fonts of the machine, with which share images are drawn. If there is none, there is no image.
/// </summary>
/// <param name="open">Opens the machine's fonts; nothing if it has none.</param>
public sealed class ShareFonts(Func<SKFontManager?> open)
{
    private static readonly string[] _serifs = ["Liberation Serif", "DejaVu Serif", "Noto Serif", "Georgia"];
    private static readonly string[] _sans = ["Liberation Sans", "DejaVu Sans", "Noto Sans", "Segoe UI", "Arial"];

    private readonly Lazy<Opened?> _opened = new(() => Open(open));

    public static ShareFonts OfMachine() => new(() => SKFontManager.Default);

    /// <summary>For titles.</summary>
    internal SKTypeface? Serif => _opened.Value?.Serif;

    internal SKTypeface? Sans => _opened.Value?.Sans;

    /// <summary>
    /// Whether a text can be drawn correctly: a font has each of its characters, and none joins with its neighbors or
    /// runs from right to left, which the library does not support by itself.
    /// </summary>
    public bool CanDraw(string text) =>
        _opened.Value is { } opened
        && text.EnumerateRunes().All(rune => !IsComplex(rune) && FaceOf(rune, opened.Serif) is not null);

    /// <summary>A text in pieces of one font each: the preferred one, or another that has the characters.</summary>
    internal IEnumerable<(string Text, SKTypeface Face)> PiecesOf(string text, SKTypeface wished)
    {
        var piece = new StringBuilder();
        var face = wished;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = FaceOf(rune, wished) ?? wished;
            if (next != face && piece.Length > 0)
            {
                yield return (piece.ToString(), face);
                piece.Clear();
            }

            face = next;
            piece.Append(rune);
        }

        if (piece.Length > 0)
        {
            yield return (piece.ToString(), face);
        }
    }

    private SKTypeface? FaceOf(Rune rune, SKTypeface wished)
    {
        var opened = _opened.Value!;
        return opened.Faces.GetOrAdd((rune.Value, wished), key => Find(opened.Manager, key.Rune, key.Wished));
    }

    private static SKTypeface? Find(SKFontManager manager, int rune, SKTypeface wished)
    {
        return Has(wished, rune) ? wished
            : manager.MatchCharacter(rune) is { } other && Has(other, rune) ? other
            : null;
    }

    /// <summary>What the machine offers for a character may be a font that draws a box in its place.</summary>
    private static bool Has(SKTypeface face, int rune)
    {
        using var font = new SKFont(face);
        return font.ContainsGlyph(rune);
    }

    /// <summary>Hebrew to Myanmar and Khmer, and the presentation forms of the first.</summary>
    private static bool IsComplex(Rune rune) =>
        rune.Value
            is (>= 0x0590 and < 0x10A0)
                or (>= 0x1780 and < 0x1800)
                or (>= 0xFB1D and < 0xFE00)
                or (>= 0xFE70 and < 0xFEFF);

    private static Opened? Open(Func<SKFontManager?> open)
    {
        try
        {
            return
                open() is { FontFamilyCount: > 0 } manager
                && Find(manager, _serifs, SKFontStyle.Bold) is { } serif
                && Find(manager, _sans, SKFontStyle.Normal) is { } sans
                ? new Opened(manager, serif, sans)
                : null;
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException)
        {
            // The drawing library is not made for this machine.
            return null;
        }
    }

    private static SKTypeface? Find(SKFontManager manager, string[] wished, SKFontStyle style)
    {
        var families = manager.FontFamilies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var family = Array.Find(wished, families.Contains) ?? families.Order(StringComparer.Ordinal).First();
        return manager.MatchFamily(family, style);
    }

    private sealed record Opened(SKFontManager Manager, SKTypeface Serif, SKTypeface Sans)
    {
        /// <summary>By character and preferred font; finding another takes a while.</summary>
        public ConcurrentDictionary<(int Rune, SKTypeface Wished), SKTypeface?> Faces { get; } = new();
    }
}
