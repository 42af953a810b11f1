using System.Globalization;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// The name of a thing in an address: lowercase letters and digits of any script, in words joined by single hyphens.
/// </summary>
public static class Slug
{
    public const int MaxLength = 80;

    /// <summary>Whether a text is a slug as it stands.</summary>
    public static bool IsOne(string text) => text.Length <= MaxLength && text == Joined(text, int.MaxValue);

    /// <summary>
    /// A slug cut to a length, never between the halves of a character, and without a hyphen at its end.
    /// </summary>
    public static string Cut(string slug, int length)
    {
        var end = Math.Min(slug.Length, length);
        return slug[..(end > 0 && end < slug.Length && char.IsHighSurrogate(slug[end - 1]) ? end - 1 : end)]
            .TrimEnd('-');
    }

    /// <param name="fallback">The slug of a text that has neither letter nor digit.</param>
    public static string Of(string text, string fallback)
    {
        var slug = Joined(text, MaxLength - 1);
        return slug.Length == 0 ? fallback : slug;
    }

    private static string Joined(string text, int longest)
    {
        var slug = new StringBuilder();
        foreach (var rune in SearchKey.Of(text).Replace("'", "", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (SearchKey.IsMark(rune) && slug.Length > 0 && slug[^1] != '-'))
            {
                slug.Append(rune);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= longest)
            {
                break;
            }
        }

        // Composed, as browsers and people write it.
        return slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }

    /// <summary>The first of <c>slug</c>, <c>slug-2</c>, <c>slug-3</c>, … that is free.</summary>
    public static string FirstFree(string slug, IReadOnlySet<string> taken)
    {
        var free = slug;
        for (var number = 2; taken.Contains(free); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            free = Cut(slug, MaxLength - ending.Length) + ending;
        }

        return free;
    }
}
