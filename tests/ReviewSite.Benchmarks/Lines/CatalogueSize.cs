using System.Globalization;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Benchmarks.Lines;

/// <summary>
/// By how much pages become slower as the catalogue grows. Each address is asked for once, so that none comes out of
/// the cache.
/// </summary>
internal static class CatalogueSize
{
    private const double Target = 1.5;

    /// <summary>
    /// How often as many pages of the same kind are asked for before it counts: the runtime compiles anew, and better,
    /// what is used much.
    /// </summary>
    private const int WarmUps = 6;

    private static readonly string[] _genres =
    [
        "Drama",
        "Comedy",
        "Thriller",
        "Romance",
        "Documentary",
        "Action",
        "Horror",
        "Crime",
    ];

    public static async Task<IReadOnlyList<Line>> MeasureAsync(BenchmarkContext workplace)
    {
        var options = workplace.Options;
        var small = await workplace.CatalogueAsync(BenchmarkOptions.SmallFilms, BenchmarkOptions.SmallReviews);
        var large = await workplace.CatalogueAsync(options.Films, options.Reviews);
        using var ofSmall = await workplace.StartSiteAsync(small, "--no-seed");
        using var ofLarge = await workplace.StartSiteAsync(large, "--no-seed");
        var (browse, search) = (Browse(), Searches(small, options.Addresses));
        return
        [
            await CompareAsync(
                "Film page",
                ofSmall,
                FilmPages(small, options.Addresses),
                ofLarge,
                FilmPages(large, options.Addresses)
            ),
            await CompareAsync("Browse page", ofSmall, browse, ofLarge, browse),
            await CompareAsync("Film search", ofSmall, search, ofLarge, search),
        ];
    }

    private static async Task<Line> CompareAsync(
        string what,
        ServerProcess small,
        Asked ofSmall,
        ServerProcess large,
        Asked ofLarge
    )
    {
        for (var pass = 0; pass < WarmUps; pass++)
        {
            await Latencies.OfAsync(small, ofSmall.WarmUp(pass));
            await Latencies.OfAsync(large, ofLarge.WarmUp(pass));
        }

        // In turns, a tenth at a time, so that a busy moment of the machine meets both.
        var (quick, slow) = (new List<double>(), new List<double>());
        foreach (
            var (left, right) in ofSmall.Addresses.Chunk(Tenth(ofSmall)).Zip(ofLarge.Addresses.Chunk(Tenth(ofLarge)))
        )
        {
            quick.AddRange(await Latencies.OfAsync(small, left));
            slow.AddRange(await Latencies.OfAsync(large, right));
        }

        return Line.AtMost(
            $"{what}, large / small catalogue",
            Target,
            slow.Median() / quick.Median(),
            $"medians {Figures.Milliseconds(slow.Median())} / {Figures.Milliseconds(quick.Median())} of "
                + $"{slow.Count} addresses; p99 {Figures.Milliseconds(slow.Percentile(0.99))} / "
                + $"{Figures.Milliseconds(quick.Percentile(0.99))}"
        );
    }

    private static int Tenth(Asked asked) => (asked.Addresses.Count / 10) + 1;

    /// <summary>Films of any number of reviews, and others before them.</summary>
    private static Asked FilmPages(string folder, int count)
    {
        List<string> pages =
        [
            .. StoreContent.Sample(folder, "Slug FROM Films", 2 * count).Select(slug => $"/films/{slug}"),
        ];
        var (others, asked) = (pages[..(pages.Count / 2)], pages[(pages.Count / 2)..]);
        return new Asked(pass => others.Select(page => $"{page}?sort={ReviewSort.All.Keys.ElementAt(pass)}"), asked);
    }

    /// <summary>
    /// Every order, through all the pages that the small catalogue has; then some genres and every decade in every
    /// order.
    /// </summary>
    private static Asked Browse()
    {
        var pages = Enumerable
            .Range(1, BenchmarkOptions.SmallFilms / IndexModel.PerPage)
            .Select(page => $"page={page}");
        var genres = _genres.Select(genre => $"genre={genre}");
        var decades = Enumerable.Range(192, 11).Select(decade => $"decade={decade}0");
        List<string> all =
        [
            .. from sort in FilmSort.All.Keys
            from narrowed in (IEnumerable<string>)[.. pages, .. genres, .. decades]
            select $"/films?sort={sort}&{narrowed}",
        ];

        // Not all pages are there with fewer films; a blank field makes another address of the same page.
        return new Asked(
            pass =>
                all.Select(address =>
                    address.Contains("page=", StringComparison.Ordinal)
                        ? $"{address}&q={new string('+', pass + 1)}"
                        : string.Create(CultureInfo.InvariantCulture, $"{address}&critics={pass + 2}")
                ),
            all
        );
    }

    /// <summary>Words of titles and of directors' names that both catalogues have.</summary>
    private static Asked Searches(string folder, int count)
    {
        List<string> all =
        [
            .. StoreContent
                .Sample(folder, "SearchText FROM Films", 2 * count)
                .SelectMany(text => SearchKey.TermsIn(SearchKey.Of(text)))
                .Where(word => word.Length > 2)
                .Distinct()
                .Shuffled()
                .Take(2 * count)
                .Select(word => $"/films?q={Uri.EscapeDataString(word)}"),
        ];
        var (others, asked) = (all[..(all.Count / 2)], all[(all.Count / 2)..]);
        return new Asked(
            pass => others.Select(address => $"{address}&sort={FilmSort.All.Keys.ElementAt(pass)}"),
            asked
        );
    }

    /// <param name="WarmUp">Pages of the same kind under other addresses, others in each pass.</param>
    private sealed record Asked(Func<int, IEnumerable<string>> WarmUp, List<string> Addresses);
}
