namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Reports text that does not belong to a review, one run of lines at a time.</summary>
internal static class LeftOver
{
    public static void Report(IReadOnlyList<Token> tokens, IReadOnlyList<Range> records, List<Problem> problems)
    {
        var at = 0;
        foreach (var record in records.Append(tokens.Count..tokens.Count))
        {
            if (record.Start.Value > at)
            {
                var (first, last) = (tokens[at], tokens[record.Start.Value - 1]);
                problems.Add(
                    Problem.Warning(
                        first.Line,
                        Problem.Excerpt(first.Text),
                        last.Line > first.Line
                            ? $"not part of a review; lines {first.Line} to {last.Line} were left out"
                            : "not part of a review; left out"
                    ) with
                    {
                        UnusedUntil = last.Line,
                    }
                );
            }

            at = record.End.Value;
        }
    }
}
