using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>
/// The reviews of one film: around how good it is, each critic with a bias and a way to write scores down.
/// </summary>
internal sealed class InventedReviews(IReadOnlyList<InventedCritic> critics, int publications, InventedQuotes quotes)
{
    private const double WithScore = 0.7;
    private const double WithCritic = 0.97;
    private const double AtHome = 0.85;
    private const double WithDate = 0.95;
    private const double InFirstYear = 0.7;
    private const int FewYears = 3;

    public IReadOnlyList<InventedReview> Draw(int count, int year, Random random)
    {
        var quality = random.Around(62, 15);
        var writers = new HashSet<int>();
        return [.. Enumerable.Range(0, count).Select(_ => DrawOne(Writer(writers, random), quality, year, random))];
    }

    private InventedReview DrawOne(int writer, double quality, int year, Random random)
    {
        var critic = critics[writer];
        var points = Math.Clamp(random.Around(quality + critic.Bias, 13), 0, 100);
        var original = random.Happens(WithScore) ? critic.Form.Write(points) : null;
        var content = new ReviewContent(
            Credit: null,
            original,
            original is null ? null : OriginalScore.Read(original).Score,
            StatedReception: null,
            Leaning: null,
            random.Happens(WithDate) ? Date(year, random) : null,
            quotes.Draw(random),
            Url: null
        );
        return new InventedReview(
            random.Happens(WithCritic) ? writer : null,
            random.Happens(AtHome) ? critic.Publication
                : random.Happens(AtHome) ? random.PickBusy(publications, 2)
                : null,
            content
        );
    }

    /// <summary>Hardly anybody reviews a film twice; if nearly everybody has, somebody does.</summary>
    private int Writer(HashSet<int> writers, Random random)
    {
        const int Tries = 20;
        var writer = random.PickBusy(critics.Count, 2.5);
        for (var i = 0; i < Tries && !writers.Add(writer); i++)
        {
            writer = random.PickBusy(critics.Count, 1.5);
        }

        return writer;
    }

    private static DateOnly Date(int year, Random random)
    {
        var later = random.Happens(InFirstYear)
            ? 0
            : random.PickBusy(Math.Min(FewYears, InventedCatalogue.LastYear - year) + 1, 2);
        return new DateOnly(year + later, 1, 1).AddDays(random.Next(365));
    }
}
