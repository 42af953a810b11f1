using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>
/// The questions about a pasted text that can be read in more than one way; an answer applies to all reviews with the
/// same pattern.
/// </summary>
/// <param name="Pair">A review with two names that can be told apart only by how they look.</param>
/// <param name="Alone">A review with one such name.</param>
/// <param name="Date">An ambiguous date.</param>
/// <param name="AreNamesOpen">Whether even how the names look is inconclusive.</param>
public sealed record PastedQuestions(ReviewTextItem? Pair, ReviewTextItem? Alone, string? Date, bool AreNamesOpen)
{
    public static PastedQuestions Of(ReviewText read)
    {
        var named = read.Reviews.Where(r => r.Names != NameReading.Stated).ToList();
        return new PastedQuestions(
            named.Find(r => r.Names != NameReading.One),
            named.Find(r => r.Names == NameReading.One),
            read.Reviews.Select(r => r.DoubtfulDate).FirstOrDefault(d => d is not null),
            read.Problems.Any(p => p.Doubt == ReadingDoubt.Names)
        );
    }

    /// <summary>The names of the pair in the order of the text.</summary>
    public (string First, string Second) PairInOrder =>
        Pair is { Names: NameReading.CriticFirst }
            ? (CriticOf(Pair), Pair.Publication ?? "")
            : (Pair?.Publication ?? "", Pair is null ? "" : CriticOf(Pair));

    public string Name => Alone is null ? "" : Alone.Publication ?? CriticOf(Alone);

    private static string CriticOf(ReviewTextItem item) => item.Critic ?? item.Credit ?? "";
}
