namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>The tokens of one review, each in its field.</summary>
public sealed record RecordFields(int Line)
{
    public IReadOnlyList<Token> Names { get; init; } = [];

    /// <summary>How critic and publication were distinguished.</summary>
    public NameReading NameReading { get; init; }

    public Token? Critic { get; init; }

    public Token? Publication { get; init; }

    public Token? Score { get; init; }

    public Token? Leaning { get; init; }

    public Token? Date { get; init; }

    public IReadOnlyList<Token> Quote { get; init; } = [];

    /// <summary>Text among the fields that is not one of them.</summary>
    public IReadOnlyList<Token> Unused { get; init; } = [];

    public string? Url { get; init; }

    /// <param name="tokens">The tokens of one review.</param>
    /// <param name="names">How many names the reviews of the page have, besides those marked by a label or
    /// "By".</param>
    /// <param name="areQuotesFirst">Whether the quotes of the page are before the names.</param>
    public static RecordFields Of(IEnumerable<Token> tokens, int names = 2, bool areQuotesFirst = false)
    {
        var all = ShortQuote.Mark([.. tokens], names, areQuotesFirst);
        var critic = First(all, FieldKind.Critic);
        var publication = First(all, FieldKind.Publication);
        var room = 2 - (critic is null ? 0 : 1) - (publication is null ? 0 : 1);
        var free = all.Where(t => t.Kind == FieldKind.Name).Take(Math.Max(0, room)).ToList();
        var quote = QuoteOf(all);
        var score = First(all, FieldKind.Score);
        var leaning = First(all, FieldKind.Leaning);
        var date = First(all, FieldKind.Date);
        HashSet<Token> used = new(
            [critic!, publication!, score!, leaning!, date!, .. free, .. quote],
            ReferenceEqualityComparer.Instance
        );
        return new RecordFields(all[0].Line)
        {
            Names = free,
            Critic = critic,
            Publication = publication,
            Score = score,
            Leaning = leaning,
            Date = date,
            Quote = quote,
            Unused = [.. all.Where(t => !used.Contains(t) && t.Kind is not (FieldKind.Link or FieldKind.Noise))],
            Url = all.Find(t => t is { Kind: FieldKind.Link, Url: not null })?.Url,
        };
    }

    /// <summary>The longest run of quote tokens; shorter ones elsewhere are headlines or remarks.</summary>
    private static List<Token> QuoteOf(List<Token> tokens)
    {
        var (best, run) = (new List<Token>(), new List<Token>());
        foreach (var token in tokens)
        {
            if (token.Kind == FieldKind.Quote)
            {
                run.Add(token);
            }
            else
            {
                run = [];
            }

            best = run.Sum(t => t.Text.Length) > best.Sum(t => t.Text.Length) ? run : best;
        }

        return best;
    }

    private static Token? First(List<Token> tokens, FieldKind kind) =>
        tokens.Find(t => t.Kind == kind && t.IsCertain) ?? tokens.Find(t => t.Kind == kind);
}
