using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>
/// What the editor can say of a pasted text that may be read in more than one way; the answer holds for all reviews of
/// the same pattern.
/// </summary>
/// <param name="Pair">A review with two names that nothing tells apart but how they look.</param>
/// <param name="Alone">A review with one such name.</param>
/// <param name="Date">A date that may be several days.</param>
/// <param name="AreNamesOpen">Whether how the names look does not tell either.</param>
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
