namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Finds the quote that is too short to look like one, such as "Grimy brilliance", by what is left besides the other
/// fields.
/// </summary>
internal static class ShortQuote
{
    /// <summary>Whether most recognized quotes of the page come before the names.</summary>
    public static bool AreFirst(IReadOnlyList<IEnumerable<Token>> records) =>
        records.Sum(record =>
            record.FirstOrDefault(t => t.Kind is FieldKind.Quote or FieldKind.Name)?.Kind switch
            {
                FieldKind.Quote => 1,
                FieldKind.Name when record.Any(t => t.Kind == FieldKind.Quote) => -1,
                _ => 0,
            }
        ) > 0;

    public static List<Token> Mark(List<Token> tokens, int names, bool areQuotesFirst)
    {
        if (tokens.Any(t => t.Kind == FieldKind.Quote))
        {
            return tokens;
        }

        var loose = tokens.FindAll(t => t.Kind == FieldKind.Other && t.Text.Any(char.IsLetter) && t.Text.Contains(' '));
        var all = tokens.FindAll(t => t.Kind == FieldKind.Name);
        var extra = areQuotesFirst ? all.SkipLast(names).Take(1).ToList() : [.. all.Skip(names)];
        var candidate =
            loose is [var only] ? only
            : loose.Count == 0 && extra is [.., var last] ? last
            : null;
        return candidate is null
            ? tokens
            : [.. tokens.Select(t => ReferenceEquals(t, candidate) ? t with { Kind = FieldKind.Quote } : t)];
    }
}
