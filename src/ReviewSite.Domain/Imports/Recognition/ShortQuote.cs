namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Finds the quote that is too short to look like one, such as "Grimy brilliance", by what is left besides the other
/// fields.
/// </summary>
internal static class ShortQuote
{
    public static List<Token> Mark(List<Token> tokens, int names)
    {
        if (tokens.Any(t => t.Kind == FieldKind.Quote))
        {
            return tokens;
        }

        var loose = tokens.FindAll(t => t.Kind == FieldKind.Other && t.Text.Any(char.IsLetter) && t.Text.Contains(' '));
        var extra = tokens.FindAll(t => t.Kind == FieldKind.Name).Skip(names).ToList();
        var candidate =
            loose is [var only] ? only
            : loose.Count == 0 && extra is [.., var last] ? last
            : null;
        return candidate is null
            ? tokens
            : [.. tokens.Select(t => ReferenceEquals(t, candidate) ? t with { Kind = FieldKind.Quote } : t)];
    }
}
