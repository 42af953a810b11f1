using System.Buffers;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Lists whose lines are a review each: "“Superb.” – Ann Critic, Example Times" or "4/5 Example Times — Ann Critic".
/// </summary>
internal static partial class OneLineReviews
{
    /// <summary>Fewer lines of the same form may be a heading or a part of a quote.</summary>
    private const int Few = 2;

    private static readonly SearchValues<char> _quotationMarks = SearchValues.Create("“”\"«»„「」『』");

    /// <summary>The form of each line; quotes before a dash have it only if there are several.</summary>
    public static IReadOnlyList<LineForm> FormsOf(IReadOnlyList<PageLine> lines)
    {
        var forms = lines.Select(FormOf).ToList();
        var quotes = forms.Index().Where(f => f.Item == LineForm.QuoteFirst).Select(f => f.Index).ToList();
        if (quotes.Count > 0 && IsHeading(lines, quotes))
        {
            forms[quotes[0]] = LineForm.Other;
            quotes.RemoveAt(0);
        }

        return quotes.Count >= Few ? forms : forms.ConvertAll(f => f == LineForm.QuoteFirst ? LineForm.Other : f);
    }

    /// <summary>"“Pusher” – Press Quotes": only the first of the lines stands apart, and it is no sentence.</summary>
    private static bool IsHeading(IReadOnlyList<PageLine> lines, List<int> quotes) =>
        quotes.Count > Few
        && lines[quotes[1]].FollowsGap
        && !quotes.Skip(2).Any(i => lines[i].FollowsGap)
        && QuoteThenDash().Match(lines[quotes[0]].Text).Groups["quote"].Value[^1] is not ('.' or '!' or '?' or '…');

    /// <summary>A quote in quotation marks, a dash and the fields after it.</summary>
    public static IReadOnlyList<Token>? QuoteFirst(PageLine line)
    {
        var match = QuoteThenDash().Match(line.Text);
        var quote = PagePhrases.WithoutLink(match.Groups["quote"].Value.Trim());
        return quote.Any(char.IsLetter) && InlineFields.Fields(line, match.Groups["after"].Value) is { } fields
            ? [new Token(FieldKind.Quote, line.Number, quote) { IsCertain = true }, .. fields]
            : null;
    }

    /// <summary>
    /// The tokens of all lines, those of a list each in a block of their own. A line of a list that cannot be read like
    /// the others belongs to no review.
    /// </summary>
    public static List<Token> Separate(
        IReadOnlyList<LineForm> forms,
        IReadOnlyList<(PageLine Line, IReadOnlyList<Token> Tokens)> lines
    )
    {
        var areLists = Enum.GetValues<LineForm>()
            .Where(f => f != LineForm.Other && IsList(f, forms, lines))
            .ToHashSet();
        var separate = new List<Token>();
        foreach (var (i, (line, tokens)) in lines.Index())
        {
            var isInList = areLists.Contains(forms[i]);
            separate.AddRange(
                isInList && !IsRead(forms[i], tokens) ? [Unread(line)]
                : isInList && IsBesideSame(forms, i) ? [tokens[0] with { StartsBlock = true }, .. WithCritic(tokens)]
                : tokens
            );
        }

        return separate;
    }

    private static bool IsList(
        LineForm form,
        IReadOnlyList<LineForm> forms,
        IReadOnlyList<(PageLine Line, IReadOnlyList<Token> Tokens)> lines
    )
    {
        var read = lines.Where((l, i) => forms[i] == form && IsRead(form, l.Tokens)).ToList();
        return read.Count >= Few
            && read.Count * 2 > forms.Count(f => f == form)
            && read.Count(l => l.Tokens.Any(t => t.Kind == FieldKind.Quote)) * 2 > read.Count;
    }

    private static bool IsRead(LineForm form, IReadOnlyList<Token> tokens) =>
        tokens.Count > 1
        && tokens[0].Kind == (form == LineForm.QuoteFirst ? FieldKind.Quote : FieldKind.Score)
        && !tokens.Skip(1).Any(t => t.Kind == tokens[0].Kind)
        && !(form == LineForm.QuoteFirst && tokens[0].Text.AsSpan().ContainsAny(_quotationMarks))
        && (form == LineForm.QuoteFirst || tokens.Any(t => t.Kind is FieldKind.Name or FieldKind.Critic));

    private static bool IsBesideSame(IReadOnlyList<LineForm> forms, int i) =>
        (i > 0 && forms[i - 1] == forms[i]) || (i + 1 < forms.Count && forms[i + 1] == forms[i]);

    private static Token Unread(PageLine line) =>
        new(FieldKind.Boundary, line.Number, line.Text) { FollowsGap = line.FollowsGap };

    /// <summary>
    /// The fields after the first; without a quote, two names are a review only if one is clearly the critic.
    /// </summary>
    private static IEnumerable<Token> WithCritic(IReadOnlyList<Token> tokens)
    {
        var names = tokens.Where(t => t.Kind == FieldKind.Name).ToList();
        var critic =
            tokens.Any(t => t.Kind == FieldKind.Quote) || names.Count != 2 ? null
            : InlineFields.IsCriticOf(names[0].Text, names[1].Text) ? names[0]
            : InlineFields.IsCriticOf(names[1].Text, names[0].Text) ? names[1]
            : null;
        return tokens.Skip(1).Select(t => ReferenceEquals(t, critic) ? t with { Kind = FieldKind.Critic } : t);
    }

    private static LineForm FormOf(PageLine line) =>
        line.Hint is not null || line.Text.Length > ReviewLimits.Quote ? LineForm.Other
        : QuoteThenDash().IsMatch(line.Text) ? LineForm.QuoteFirst
        : LeadingScore.Find(line.Text) is not null ? LineForm.ScoreFirst
        : LineForm.Other;

    [GeneratedRegex(
        @"^[“”""«»„「『](?<quote>[^“”""«»„「」『』]+)[“”""«»」』]\s*[—–―-]\s*(?<after>\S.*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex QuoteThenDash();
}
