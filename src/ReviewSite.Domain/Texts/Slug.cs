using System.Globalization;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>The name of a thing in an address: lower-case letters and digits of any script, in words joined by single hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    /// <param name="fallback">The slug of a text that has neither letter nor digit.</param>
    public static string Of(string text, string fallback)
    {
        var slug = new StringBuilder();
        foreach (var rune in SearchKey.Of(text).Replace("'", "", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(rune);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= MaxLength - 1)
            {
                break;
            }
        }

        // Composed, as browsers and people write it.
        var trimmed = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        return trimmed.Length == 0 ? fallback : trimmed;
    }

    /// <summary>The first of <c>slug</c>, <c>slug-2</c>, <c>slug-3</c>, … that is free.</summary>
    public static string FirstFree(string slug, IReadOnlySet<string> taken)
    {
        var free = slug;
        for (var number = 2; taken.Contains(free); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            free = slug[..Math.Min(slug.Length, MaxLength - ending.Length)].TrimEnd('-') + ending;
        }

        return free;
    }
}
