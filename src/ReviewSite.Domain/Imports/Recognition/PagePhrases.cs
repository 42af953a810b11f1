using System.Text.RegularExpressions;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Words of a page that do not belong to a review, in the languages of the corpus.</summary>
public static partial class PagePhrases
{
    private const int LongestPhrase = 80;
    private const int LongestLabel = 40;

    /// <summary>In a review a label of the quote, but in a table usually the header of the film's synopsis.</summary>
    private const string Summary = "summary";

    public static bool IsLink(string text) => text.Length <= LongestPhrase && LinkForm().IsMatch(text);

    public static bool IsNoise(string text) => text.Length <= LongestPhrase && NoiseForm().IsMatch(text);

    /// <summary>"Fresh" or "Rotten", as a critic's leaning; <c>null</c> for any other text.</summary>
    public static string? Leaning(string text) =>
        text.Length <= LongestPhrase && LeaningForm().Match(text) is { Success: true } match
            ? match.Groups["word"].Value
            : null;

    /// <summary>A quote without the link at its end.</summary>
    public static string WithoutLink(string quote)
    {
        var tail = Math.Max(0, quote.Length - LongestPhrase);
        return quote[..tail] + TrailingLink().Replace(quote[tail..], "").TrimEnd();
    }

    /// <summary>The critic after "By", or <c>null</c>.</summary>
    public static string? AfterByline(string text) =>
        text.Length <= LongestPhrase && BylineForm().Match(text) is { Success: true } match
            ? match.Groups["name"].Value.Trim()
            : null;

    /// <summary>What a label such as "Publication:" says of the text after it, which may be on the next line.</summary>
    public static FieldKind? Label(string text, out string rest)
    {
        var end =
            text.Length <= 2 * LongestPhrase
                ? text.AsSpan(0, Math.Min(text.Length, LongestLabel)).IndexOfAny(':', '：')
                : -1;
        rest = end < 0 ? "" : text[(end + 1)..].Trim();
        return end < 0
            ? null
            : LabelOf(text[..end]) ?? (HeaderNames.Key(text[..end]) == Summary ? FieldKind.Quote : null);
    }

    /// <summary>The field of a review that a label or the header of a column names.</summary>
    public static FieldKind? LabelOf(string label) =>
        HeaderNames.FieldOf(TableKind.Reviews, label) switch
        {
            TableField.Critic => FieldKind.Critic,
            TableField.Publication => FieldKind.Publication,
            TableField.OriginalScore => FieldKind.Score,
            TableField.Date => FieldKind.Date,
            TableField.Quote => FieldKind.Quote,
            _ => null,
        };

    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^[\[(»>→]?\s*((read|see|view|go to|open)\s+(the\s+)?(full|more|whole|entire|complete|original)?\s*(review"
            + @"|article|critique)?s?(\s+(here|at|on)\b.*)?|full\s+(review|article)|read\s+(more|on)|more"
            + @"|review\s+link|(show|see) more|continue reading|expand|(lire|voir) (la suite|plus|la critique.*"
            + @"|l'article.*|l’article.*)|la critique complète.*|zur (vollständigen )?kritik|(ganze "
            + @"|vollständige )?kritik (lesen|ansehen)|(weiter|mehr) ?lesen|zum artikel|mehr|leer (más|mas|crítica"
            + @"|la crítica|reseña).*|(crítica|reseña) completa|ver (más|crítica)|læs (hele |mere|anmeldelse).*"
            + @"|se hele anmeldelsen|læs mere|leggi (tutto|la recensione|di più|tutta la recensione|la critica).*"
            + @"|recensione completa|continua a leggere|lees (meer|verder|de recensie).*|läs (mer|hela|recensionen).*"
            + @"|ler (mais|crítica.*)|(続きを読む|もっと見る|レビュー全文|全文を読む|全文).*)\s*[»>→›…\])]*$",
        Options
    )]
    private static partial Regex LinkForm();

    [GeneratedRegex(@"^[\[(]?\s*(?<word>fresh|rotten)(\s+score)?\.?\s*[\])]?$", Options)]
    private static partial Regex LeaningForm();

    [GeneratedRegex(
        @"\s*([\[(](read |see )?(the |my )?(full|entire|complete|whole)? ?(review|article|more)( in \w+)?[\])]"
            + @"|\b(read (the )?(full|entire|complete) (review|article)|full review|read more|lire la (suite|critique)"
            + @"|weiterlesen|leer más|læs mere|leggi tutto|続きを読む))\s*[»>→›….]*$",
        Options
    )]
    private static partial Regex TrailingLink();

    [GeneratedRegex(
        @"^[\[(]?\s*(top critics?|(all|positive|mixed|negative|fresh|rotten) reviews|(sort|filter)( by)?:?.{0,30}"
            + @"|(most )?(recent|helpful)|super reviewer|verified|share|save|report|reply|like|dislike|likes?"
            + @"|helpful\??|advertisement|ad|anzeige|publicité|publicidad|annonce"
            + @"|pubblicità|広告|spoilers?|(\+|show) spoilers?|translated|copy link|permalink|facebook|twitter|tweet"
            + @"|x|pinterest|e-?mail|[0-9]+ (of|out of) [0-9]+ (people|users).*|was this (review )?helpful.*"
            + @"|[▲▼▾▸»«|·•…—–-]+|in english|in german|in french|in spanish|original language)\s*[\])]?$",
        Options
    )]
    private static partial Regex NoiseForm();

    // A word such as "Di" or "AV" is more often the beginning of a name, unless the name after it has two words.
    [GeneratedRegex(
        @"^[—–-]?\s*(((posted|written|reviewed|review)\s+by|by|escrito por|critique de|kritik von|anmeldt af"
            + @"|anmeldelse af|recensione di|crítica de|reseña de|文|評|筆者)(\s*[:：]\s*|\s+)"
            + @"|(par|von|por|di|af|av|door)(\s*[:：]\s*|\s+(?=\S+\s\S)))(?<name>(?-i:[\p{Lu}\p{Lo}]).{1,70})$",
        Options
    )]
    private static partial Regex BylineForm();
}
