namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Decides which names are critics' and which are publications'. All reviews of a page have them in the same order.
/// </summary>
internal static class NameRoles
{
    public static IReadOnlyList<RecordFields> Assign(IReadOnlyList<RecordFields> records, List<Problem> problems)
    {
        var pairs = records.Where(r => r.Names.Count == 2).ToList();
        var isCriticFirst = pairs.Sum(r => Math.Sign(Lead(r))) > 0;
        var singles = records.Where(r => r.Names.Count == 1 && r.Critic is null && r.Publication is null).ToList();
        var areSinglesCritics = singles.Sum(r => Math.Sign(Names.PersonScore(r.Names[0].Text))) > singles.Count / 2;
        if (areSinglesCritics || pairs.Count > 0)
        {
            WarnOfDoubt(pairs, problems);
        }

        return
        [
            .. records.Select(r =>
                r.Names.Count switch
                {
                    0 => r,
                    1 => WithOne(r, pairs.Count > 0, areSinglesCritics),
                    _ => WithTwo(r, IsCriticFirst(r, isCriticFirst)),
                }
            ),
        ];
    }

    private static int Lead(RecordFields record) =>
        Names.PersonScore(record.Names[0].Text) - Names.PersonScore(record.Names[1].Text);

    /// <summary>A pair that clearly says otherwise is taken at its word: lists of people mix the two orders.</summary>
    private static bool IsCriticFirst(RecordFields record, bool isCriticFirst) =>
        Math.Abs(Lead(record)) >= 6 ? Lead(record) > 0 : isCriticFirst;

    private static RecordFields WithOne(RecordFields record, bool areOthersPairs, bool areSinglesCritics)
    {
        var name = record.Names[0];
        var isCritic =
            record.Publication is not null
            || (
                record.Critic is null
                && (
                    areOthersPairs
                        ? Names.PersonScore(name.Text) > 0
                        : areSinglesCritics && Names.PersonScore(name.Text) >= 0
                )
            );
        return isCritic ? record with { Critic = name, Names = [] } : record with { Publication = name, Names = [] };
    }

    private static RecordFields WithTwo(RecordFields record, bool isCriticFirst) =>
        record with
        {
            Critic = record.Names[isCriticFirst ? 0 : 1],
            Publication = record.Names[isCriticFirst ? 1 : 0],
            Names = [],
        };

    private static void WarnOfDoubt(List<RecordFields> pairs, List<Problem> problems)
    {
        if (pairs.Count > 0 && pairs.All(r => Lead(r) == 0))
        {
            problems.Add(
                Problem.Warning(
                    pairs[0].Line,
                    $"{Problem.Excerpt(pairs[0].Names[0].Text)} and {Problem.Excerpt(pairs[0].Names[1].Text)}",
                    "the first was read as the publication and the second as the critic; check which is which"
                )
            );
        }
    }
}
