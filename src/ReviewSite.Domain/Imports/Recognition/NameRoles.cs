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
        var persons = singles.Sum(r => Math.Sign(Names.PersonScore(r.Names[0].Text)));
        var areSinglesCritics = persons > singles.Count / 2;
        WarnOfDoubt(pairs, isCriticFirst, problems);
        if (pairs.Count == 0 && Math.Abs(persons) * WeakShare < singles.Count)
        {
            WarnOfDoubt(singles[0].Names[0], areSinglesCritics, problems);
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

    /// <summary>One in this many names may contradict the others before their role counts as uncertain.</summary>
    private const int WeakShare = 3;

    private static int Lead(RecordFields record) =>
        Names.PersonScore(record.Names[0].Text) - Names.PersonScore(record.Names[1].Text);

    /// <summary>A pair that clearly has the other order is read that way: lists of people mix the two orders.</summary>
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
        var reading = record is { Critic: null, Publication: null } ? NameReading.One : NameReading.Stated;
        return isCritic
            ? record with
            {
                Critic = name,
                Names = [],
                NameReading = reading,
            }
            : record with
            {
                Publication = name,
                Names = [],
                NameReading = reading,
            };
    }

    private static RecordFields WithTwo(RecordFields record, bool isCriticFirst) =>
        record with
        {
            Critic = record.Names[isCriticFirst ? 0 : 1],
            Publication = record.Names[isCriticFirst ? 1 : 0],
            Names = [],
            NameReading = isCriticFirst ? NameReading.CriticFirst : NameReading.PublicationFirst,
        };

    private static void WarnOfDoubt(List<RecordFields> pairs, bool isCriticFirst, List<Problem> problems)
    {
        if (Math.Abs(pairs.Sum(r => Math.Sign(Lead(r)))) * WeakShare < pairs.Count)
        {
            problems.Add(
                Problem.Warning(
                    pairs[0].Line,
                    $"{Problem.Excerpt(pairs[0].Names[0].Text)} and {Problem.Excerpt(pairs[0].Names[1].Text)}",
                    isCriticFirst
                        ? "the first was read as the critic and the second as the publication; check which is which"
                        : "the first was read as the publication and the second as the critic; check which is which"
                ) with
                {
                    Doubt = ReadingDoubt.Names,
                }
            );
        }
    }

    private static void WarnOfDoubt(Token name, bool isCritic, List<Problem> problems) =>
        problems.Add(
            Problem.Warning(
                name.Line,
                Problem.Excerpt(name.Text),
                $"the only name of a review was read as the {(isCritic ? "critic" : "publication")}; check what it is"
            ) with
            {
                Doubt = ReadingDoubt.Names,
            }
        );
}
