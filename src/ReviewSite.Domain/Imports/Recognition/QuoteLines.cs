namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Joins the lines and paragraphs of a quote.</summary>
internal static class QuoteLines
{
    public static List<Token> Join(IEnumerable<Token> tokens)
    {
        var joined = new List<Token>();
        var lastLine = 0;
        foreach (var token in tokens)
        {
            if (joined.Count > 0 && Continues(joined[^1], token))
            {
                var gap = token.Line > lastLine + 1 ? "\n\n" : "\n";
                joined[^1] = joined[^1] with { Text = joined[^1].Text + gap + token.Text };
            }
            else
            {
                joined.Add(token);
            }

            lastLine = token.Line;
        }

        return joined;
    }

    private static bool Continues(Token quote, Token next) =>
        quote.Kind == FieldKind.Quote
        && !next.StartsBlock
        && !IsInline(quote, next)
        && (next.Kind == FieldKind.Quote || (next.Kind == FieldKind.Other && char.IsLower(next.Text[0])));

    private static bool IsInline(Token quote, Token next) =>
        quote.IsCertain != next.IsCertain || (quote.IsCertain && quote.Line == next.Line);
}
