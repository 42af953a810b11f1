namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Text that occurs in many reviews of a page, such as a button's caption or the film's title, says nothing about any
/// of them.
/// </summary>
internal static class RepeatedText
{
    private const int Often = 4;

    public static IEnumerable<Token> Remove(IReadOnlyList<Token> tokens)
    {
        var reviews = Math.Max(Count(tokens, FieldKind.Score), Count(tokens, FieldKind.Date));
        var repeated = tokens
            .Where(MayBeCaption)
            .GroupBy(t => t.Text)
            .Where(g => g.Count() >= Often && !(IsNameOfSome(g.First()) && g.Count() * 2 < reviews))
            .Select(g => g.Key)
            .ToHashSet();
        return WithoutMenus([
            .. tokens.Where(t => t.Kind != FieldKind.Noise && !(MayBeCaption(t) && repeated.Contains(t.Text))),
        ]);
    }

    /// <summary>
    /// "Fresh" next to "Rotten" is a menu, since two reviews have other text between them; "Fresh" twice is said once.
    /// </summary>
    private static IEnumerable<Token> WithoutMenus(IReadOnlyList<Token> tokens) =>
        tokens.Where(
            (t, i) =>
                LeaningOf(t) is not { } leaning
                || (
                    LeaningOf(tokens.ElementAtOrDefault(i - 1)) is null
                    && LeaningOf(tokens.ElementAtOrDefault(i + 1)) is var next
                    && (next is null || next.Equals(leaning, StringComparison.OrdinalIgnoreCase))
                )
        );

    private static string? LeaningOf(Token? token) => token?.Kind == FieldKind.Leaning ? token.Text : null;

    private static int Count(IReadOnlyList<Token> tokens, FieldKind kind) => tokens.Count(t => t.Kind == kind);

    /// <summary>A paper or a critic can have several reviews on a page; a caption occurs in most of them.</summary>
    private static bool IsNameOfSome(Token token) =>
        token.Kind == FieldKind.Name
        && (NameLists.HasPublicationWord(token.Text) || NameLists.IsFirstName(token.Text.Split(' ')[0]));

    private static bool MayBeCaption(Token token) =>
        !token.IsCertain && token.Kind is FieldKind.Name or FieldKind.Other or FieldKind.Quote or FieldKind.Boundary;
}
