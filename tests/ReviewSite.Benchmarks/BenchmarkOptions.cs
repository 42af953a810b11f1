using System.Globalization;

namespace ReviewSite.Benchmarks;

/// <summary>How much is measured, and where the table goes.</summary>
/// <param name="Films">Of the large catalogue.</param>
/// <param name="Work">A folder for the stores, kept for the next run; none for one that goes at the end.</param>
/// <param name="Only">The one line that is measured; none for all.</param>
internal sealed record BenchmarkOptions(bool IsQuick, int Films, int Reviews, string Out, string? Work, string? Only)
{
    public const string Usage = """
        usage: dotnet run -c Release --project tests/ReviewSite.Benchmarks -- [--quick] [--films N --reviews M]
                 [--out FILE] [--work DIR] [--only CLASS]
          --quick      a small catalogue and short rounds, to see that all of it works; its figures are no measurements
          --films      of the large catalogue, 140000 by default; --reviews likewise, 1400000
          --out        where the table goes, benchmarks.md by default
          --work       where the invented catalogues are kept for the next run
          --only       measure one line alone, by its class: CachedFilmPage, UncachedFilmPage, CatalogueSize,
                       ReviewSearch, UnderAttack, ImportSpeed, PageWeight, Lighthouse, StartTime, PostgreSqlPages,
                       PostgreSqlSearch, PostgreSqlLoad
        """;

    public const int SmallFilms = 1_000;
    public const int SmallReviews = 10_000;

    /// <summary>How often each side of a ratio is measured, in turns.</summary>
    public int Rounds => IsQuick ? 3 : 7;

    public int SecondsOfLoad => IsQuick ? 2 : 8;

    /// <summary>How many different addresses a latency is the median of.</summary>
    public int Addresses => IsQuick ? 150 : 600;

    public int Starts => IsQuick ? 3 : 9;

    public static BenchmarkOptions? Read(string[] args)
    {
        var isQuick = args.Contains("--quick");
        var rest = args.Where(a => a != "--quick").Chunk(2).ToList();
        if (
            rest.Exists(pair =>
                pair.Length < 2 || pair[0] is not ("--films" or "--reviews" or "--out" or "--work" or "--only")
            )
        )
        {
            return null;
        }

        string? Value(string name) => rest.LastOrDefault(pair => pair[0] == name)?[1];
        int? Number(string name, int usual) =>
            Value(name) is not { } text ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : null;

        return
            Number("--films", isQuick ? 5_000 : 140_000) is { } films
            && Number("--reviews", isQuick ? 50_000 : 1_400_000) is { } reviews
            ? new BenchmarkOptions(
                isQuick,
                films,
                reviews,
                Value("--out") ?? "benchmarks.md",
                Value("--work"),
                Value("--only")
            )
            : null;
    }
}
