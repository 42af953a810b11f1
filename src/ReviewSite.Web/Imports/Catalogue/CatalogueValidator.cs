using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReviewSite.Domain;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>
/// The values of one place of a catalogue's JSON, each checked; what cannot be stored is refused with its path.
/// </summary>
internal sealed record CatalogueValidator(string Place)
{
    private const int FingerprintLength = 64;

    public static T Read<T>(CataloguePart part, JsonTypeInfo<T> form)
    {
        try
        {
            return JsonSerializer.Deserialize(part.Json, form) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            var path = e.Path is ['$', .. var rest] ? rest : "";
            throw new InvalidInputException(
                $"{part.Place}{path}: expected what an export writes here, with every name and the right types.",
                e
            );
        }
    }

    public CatalogueValidator At(string name) => new($"{Place}.{name}");

    public CatalogueValidator At(string name, int index) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Place}.{name}[{index}]"));

    [DoesNotReturn]
    public void Refuse(string sentence, Exception? inner = null) =>
        throw new InvalidInputException($"{Place}: {sentence}", inner);

    public void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            Refuse(sentence);
        }
    }

    public string NewSlug(string? slug, Func<string, bool> isTaken)
    {
        Require(
            slug is { Length: > 0 } && Slug.IsOne(slug),
            $"expected lowercase letters and digits joined by single hyphens, at most {Slug.MaxLength}, found “{slug}”"
        );
        Require(!isTaken(slug!), $"“{slug}” appears twice; each slug must be unique");
        return slug!;
    }

    /// <summary>The slug and the title of a page that editors put together.</summary>
    /// <param name="slugs">The slugs of the pages before it, to which its own is added.</param>
    public (string Slug, string Title) NewPage(string? slug, string? title, HashSet<string> slugs)
    {
        var known = At("slug").NewSlug(slug, slugs.Contains);
        slugs.Add(known);
        var line = At("title").Line(title, ICuratedPage.LongestTitle);
        At("title").Require(line is not null, "expected a title");
        return (known, line!);
    }

    /// <summary>The number of what the slug names; <c>null</c> if there is no slug.</summary>
    public int? Known(string? slug, IReadOnlyDictionary<string, int> known)
    {
        if (slug is null)
        {
            return null;
        }

        Require(known.ContainsKey(slug), $"there is no “{slug}” above; add it, or write null");
        return known[slug];
    }

    public string NewName(string name, ISet<string> taken)
    {
        var line = Line(name, ReviewLimits.Name);
        Require(!SearchKey.IsBlank(line), "expected a name with visible characters");
        Require(
            taken.Add(SearchKey.Of(line)),
            $"“{line}” appears twice; names that differ only in case or accents are the same"
        );
        return line!;
    }

    public string? Line(string? text, int longest) => NoLonger(PlainText.Line(text), longest);

    public string? Paragraphs(string? text, int longest) => NoLonger(PlainText.Paragraphs(text), longest);

    public int? Within(int? number, int least, int most)
    {
        Require(number is null || (number >= least && number <= most), $"expected {least} to {most}, found {number}");
        return number;
    }

    public T? Word<T>(string? word)
        where T : struct, Enum
    {
        var value = word is null ? null : CatalogueWords.Read<T>(word);
        Require(
            word is null || value is not null,
            $"expected {string.Join(", ", Enum.GetValues<T>().Select(v => CatalogueWords.Of<T>(v)))} or null, found "
                + $"“{word}”"
        );
        return value;
    }

    public string? Url(string? url)
    {
        var line = Line(url, ReviewLimits.Url);
        Require(
            line is null || (Uri.TryCreate(line, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"),
            "a link must start with http:// or https://"
        );
        return line;
    }

    public string? Language(string? code)
    {
        Require(code is null || LanguageCode.Of(code) == code, $"expected a code of ISO 639, found “{code}”");
        return code;
    }

    /// <param name="never">The flags that no export contains.</param>
    public TFlags Flags<TFlags>(IReadOnlyList<string> words, TFlags never = default)
        where TFlags : struct, Enum
    {
        var known = EnumFlags
            .All<TFlags>()
            .Where(flag => !never.HasFlag(flag))
            .ToDictionary(flag => CatalogueWords.Of<TFlags>(flag)!, flag => flag.ToString());
        Require(
            words.All(w => w is not null && known.ContainsKey(w)),
            $"expected some of {string.Join(", ", known.Keys)}"
        );
        return EnumFlags.SetOf<TFlags>(words.Select(w => known[w]));
    }

    public IReadOnlyList<string> Fingerprints(IReadOnlyList<string> fingerprints)
    {
        Require(
            fingerprints.All(f => f is { Length: FingerprintLength } && f.All(char.IsAsciiHexDigitLower)),
            $"expected {FingerprintLength} hexadecimal digits each"
        );
        return fingerprints;
    }

    private string? NoLonger(string? text, int longest)
    {
        Require(text is null || text.Length <= longest, $"expected at most {longest} characters, found {text?.Length}");
        return text;
    }
}
