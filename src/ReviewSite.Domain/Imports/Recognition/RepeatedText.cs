namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Text that stands in many reviews of a page alike, such as a button's caption or the film's title, says nothing of
/// one.
/// </summary>
internal static class RepeatedText
{
    private const int Often = 4;

    public static IEnumerable<Token> Remove(IReadOnlyList<Token> tokens)
    {
        var repeated = tokens
            .Where(MayBeCaption)
            .GroupBy(t => t.Text)
            .Where(g => g.Count() >= Often)
            .Select(g => g.Key)
            .ToHashSet();
        return tokens.Where(t => t.Kind != FieldKind.Noise && !(MayBeCaption(t) && repeated.Contains(t.Text)));
    }

    private static bool MayBeCaption(Token token) =>
        !token.IsCertain && token.Kind is FieldKind.Name or FieldKind.Other or FieldKind.Quote or FieldKind.Boundary;
}
