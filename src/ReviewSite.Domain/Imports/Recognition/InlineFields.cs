using System.Text.RegularExpressions;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Several fields on one line, such as "88 — Roger Ebert, Chicago Sun-Times (Jul 15, 2013): A good film."
/// </summary>
internal static partial class InlineFields
{
    /// <summary>
    /// How often a line may be cut in two. A line of fields needs a few dozen; in one of hundreds of separators, each
    /// cut leaves two parts that can be cut again.
    /// </summary>
    private const int MostCuts = 1_000;

    /// <summary>Longer than any line of fields without a quote.</summary>
    private const int LongestFields = 200;

    /// <summary>Longer than any quote with its fields, so that no line takes long.</summary>
    private const int LongestLine = ReviewLimits.Quote + LongestFields;

    /// <summary>
    /// The fields in their order; <c>null</c> if some part of the line is not a field, so that nothing is taken out of
    /// context.
    /// </summary>
    public static IReadOnlyList<Token>? Split(PageLine line)
    {
        var text = line.Text;
        return text.Length > LongestLine
            ? null
            : Several(line, text) ?? Pair(line, text) ?? Quoted(line, text) ?? Cut(line, text, new Cuts());
    }

    private static IReadOnlyList<Token>? Cut(PageLine line, string text, Cuts cuts) =>
        FieldsThenQuote(line, text, cuts) ?? QuoteThenFields(line, text, cuts);

    /// <summary>The fields of a text without a quote; <c>null</c> if a part of it is not a field.</summary>
    public static IReadOnlyList<Token>? Fields(PageLine line, string text)
    {
        if (text.Length > LongestFields)
        {
            return null;
        }

        var tokens = new List<Token>();
        foreach (var part in Separator().Split(text).Select(p => p.Trim(_edges)).Where(p => p.Length > 0))
        {
            if (InlineField.Read(line, part) is not { } fields)
            {
                return null;
            }

            tokens.AddRange(fields);
        }

        return tokens.Count == 0 || tokens.Count(t => t.Kind == FieldKind.Name) > 2 ? null : tokens;
    }

    private static IReadOnlyList<Token>? Several(PageLine line, string text) =>
        Fields(line, text) is { } fields && (fields.Count > 1 || fields[0].Kind is not FieldKind.Name) ? fields : null;

    /// <summary>"Carlos Boyero: Diario El País": a critic and a publication, in either order.</summary>
    private static IReadOnlyList<Token>? Pair(PageLine line, string text) =>
        text.Split(": ") is [var one, var two]
        && Names.IsNameLike(one)
        && Names.IsNameLike(two)
        && (IsCriticOf(one, two) || IsCriticOf(two, one))
            ? [new Token(FieldKind.Name, line.Number, one), new Token(FieldKind.Name, line.Number, two)]
            : null;

    public static bool IsCriticOf(string critic, string publication) =>
        Names.IsPersonLike(critic) && Names.PersonScore(critic) > Math.Max(0, Names.PersonScore(publication));

    private static IReadOnlyList<Token>? Quoted(PageLine line, string text)
    {
        var match = QuotedForm().Match(text);
        var quote = match.Groups["quote"].Value.Trim();
        if (!match.Success || !quote.Contains(' ') && !quote.Any(Names.IsEastAsian))
        {
            return null;
        }

        var before = match.Groups["before"].Value.Trim(_edges);
        var after = match.Groups["after"].Value.Trim(_edges);
        var left = before.Length == 0 ? [] : Fields(line, before);
        var right = after.Length == 0 ? [] : Score(line, match.Groups["after"].Value) ?? Fields(line, after);
        return left is null || right is null || left.Count + right.Count < (IsProse(quote) ? 1 : 2)
            ? null
            : [.. left, Quote(line, quote), .. right];
    }

    /// <summary>A score with its scale in brackets, such as "★★★ (out of 5)".</summary>
    private static IReadOnlyList<Token>? Score(PageLine line, string text) =>
        PageScores.Find(text.Trim()) is { } score ? [new Token(FieldKind.Score, line.Number, score)] : null;

    private static IReadOnlyList<Token>? FieldsThenQuote(PageLine line, string text, Cuts cuts)
    {
        IReadOnlyList<Token>? best = null;
        foreach (var cut in QuoteStart().EnumerateMatches(text.AsSpan(0, Math.Min(text.Length, LongestFields))))
        {
            if (!cuts.TryTake())
            {
                break;
            }

            var quote = text[(cut.Index + cut.Length)..].Trim();
            var fields = quote.Any(char.IsLetter) ? Fields(line, text[..cut.Index].TrimEnd(':', ' ')) : null;
            if (
                (IsProse(quote) || fields?.Count > (line.StartsBlock ? 1 : 2))
                && fields?.Count >= (line.StartsBlock ? 1 : 2)
                && fields.Count >= (best?.Count ?? 0)
            )
            {
                best = [.. fields, .. ScoresAround(line, quote, fields, cuts)];
            }
        }

        return best;
    }

    /// <summary>"4/5. A good film.": a score may be between the other fields and the quote.</summary>
    private static IReadOnlyList<Token> ScoresAround(
        PageLine line,
        string text,
        IReadOnlyList<Token> before,
        Cuts cuts
    ) =>
        before.All(t => t.Kind != FieldKind.Score) && InlineField.BeforeQuote(line, text) is { } found
            ? [found.Score, .. AtEnd(line, found.Quote, [.. before, found.Score], cuts)]
            : AtEnd(line, text, before, cuts);

    /// <summary>"A good film. (3/4)": a score or a date may be after the quote as well.</summary>
    private static IReadOnlyList<Token> AtEnd(PageLine line, string quote, IReadOnlyList<Token> before, Cuts cuts) =>
        QuoteThenFields(line, quote, cuts) is [{ Kind: FieldKind.Quote }, ..] parts
        && parts
            .Skip(1)
            .All(t =>
                t.Kind is FieldKind.Score or FieldKind.Date or FieldKind.Link && before.All(b => b.Kind != t.Kind)
            )
            ? parts
            : [Quote(line, quote)];

    private static IReadOnlyList<Token>? QuoteThenFields(PageLine line, string text, Cuts cuts)
    {
        var from = Math.Max(0, text.Length - LongestFields);
        for (var at = text.Length - 2; at > from; at--)
        {
            var isCut =
                text[at] is '—' or '–' or '~' or '|' or '(' or '―'
                || (text[at] == '-' && text[at - 1] == ' ' && text[at + 1] == ' ');
            if (
                isCut
                && cuts.TryTake()
                && text[..at].Trim().Contains(' ')
                && Fields(line, text[(at + 1)..].Trim('(', ')', ' ', '.', '—')) is { } fields
                && fields.Any(f => f.Kind is FieldKind.Name or FieldKind.Critic or FieldKind.Score)
                && (IsProse(text[..at].Trim()) || fields.All(f => f.Kind is FieldKind.Score))
            )
            {
                var quote = text[..at].Trim(' ', '—', '–', '|', '-');
                return Earlier(line, quote, fields, cuts) ?? [Quote(line, quote), .. fields];
            }
        }

        return null;
    }

    /// <summary>"… (4/5) — The Guardian": the text before the last separator may contain another.</summary>
    private static IReadOnlyList<Token>? Earlier(PageLine line, string text, IReadOnlyList<Token> fields, Cuts cuts) =>
        Quoted(line, text) is { } quoted ? [.. quoted, .. fields]
        : FieldsThenQuote(line, text, cuts) is { } before ? [.. before, .. fields]
        : text.Length > 2 && QuoteThenFields(line, text, cuts) is { } more ? [.. more, .. fields]
        : null;

    internal static bool IsProse(string text)
    {
        var words = text.AsSpan().Count(' ') + 1;
        return text.Any(char.IsLetter)
            && (
                words >= 4
                || (words >= 2 && text[^1] is '.' or '!' or '?' or '…')
                || (text.Any(Names.IsEastAsian) && text.Length >= 8)
            );
    }

    private static Token Quote(PageLine line, string quote) =>
        new(FieldKind.Quote, line.Number, PagePhrases.WithoutLink(quote)) { IsCertain = true };

    /// <summary>The cuts that are left for a line.</summary>
    private sealed class Cuts
    {
        private int _left = MostCuts;

        public bool TryTake() => _left-- > 0;
    }

    private static readonly char[] _edges = [' ', ':', '–', '—', '―', ',', '|', '·', '(', ')', ';', '.', '"', '・'];

    [GeneratedRegex(
        @"\s*[|•·‣│┃;\t]\s*|\s+[—–―~/-]\s+|[—―]|\s*::\s*|\s*([()（）［］【】／｜]|\[(?!not credited)|(?<!not credited)\])\s*"
            + @"|[（）［］【】／｜]\s*|(?<=\d)\s*:\s+|(?<=[)\]])\s*:\s*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Separator();

    [GeneratedRegex(
        @"^(?<before>[^“”""«„「『]{0,200})[“”""«„「『](?<quote>.{8,})[”""»“」』](?<after>[^”""»“」』]{0,200})$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline
    )]
    private static partial Regex QuotedForm();

    [GeneratedRegex(@"\s*[:：]\s+|(?<=[）)\]])\s*[:：]?\s+|：|\s+[—–―|-]\s+|\s*[—―]\s*|\s*[|·•]\s*")]
    private static partial Regex QuoteStart();
}
