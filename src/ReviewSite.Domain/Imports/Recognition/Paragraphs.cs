namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Finds the pages whose empty lines separate the reviews, so that no review takes a name from the next one. Other
/// pages have empty lines everywhere, or none.
/// </summary>
internal static class Paragraphs
{
    private const int Few = 3;

    /// <summary>The share of the paragraphs that have to look like a review each.</summary>
    private const double MostOf = 0.8;

    public static List<Token> Mark(List<Token> tokens)
    {
        var whole = new HashSet<int>();
        var all = 0;
        for (var start = 0; start < tokens.Count; all++)
        {
            var end = tokens.FindIndex(start + 1, t => t.FollowsGap || t.StartsBlock);
            end = end < 0 ? tokens.Count : end;
            if (IsWhole(tokens[start..end]))
            {
                whole.Add(start);
            }

            start = end;
        }

        // Another paragraph, such as a quote after an empty line, may still belong to the one before it.
        return all >= Few && whole.Count >= MostOf * all
            ? [.. tokens.Select((t, i) => whole.Contains(i) && t.FollowsGap ? t with { StartsBlock = true } : t)]
            : tokens;
    }

    private static bool IsWhole(List<Token> paragraph) =>
        paragraph.Exists(t => t.Kind is FieldKind.Name or FieldKind.Critic or FieldKind.Publication)
        && paragraph.Count(t => t.Kind is FieldKind.Score or FieldKind.Quote) is 1 or 2
        && paragraph.Count(t => t.Kind == FieldKind.Score) <= 1;
}
