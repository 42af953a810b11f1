using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>
/// Films that nobody made and reviews that nobody wrote, in the shape of a real collection: most films have few
/// reviews, a few have hundreds, and a few critics write most. The same numbers and the same seed give the same
/// catalogue.
/// </summary>
internal sealed class InventedCatalogue
{
    public const int FirstYear = 1920;
    public const int LastYear = 2025;

    private const int MostCritics = 8_000;
    private const int MostPublications = 800;
    private const int FewestCritics = 500;
    private const int FewestPublications = 60;
    private const string Synopsis =
        "An invented film: it was never made, and its reviews were never written. It is here to try the site "
        + "and to measure it.";

    private static readonly string[] _countries =
    [
        "United States",
        "France",
        "United Kingdom",
        "Japan",
        "India",
        "Germany",
        "Italy",
        "Spain",
        "Denmark",
        "Sweden",
        "South Korea",
        "China",
        "Mexico",
        "Brazil",
        "Argentina",
        "Poland",
        "Iran",
        "Canada",
        "Australia",
        "Turkey",
    ];

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
        "Adventure",
        "Family",
        "Science fiction",
        "Mystery",
        "Fantasy",
        "Animation",
        "History",
        "War",
        "Music",
        "Western",
    ];

    private readonly int _seed;
    private readonly int[] _counts;
    private readonly InventedNames _names;
    private readonly InventedReviews _reviews;

    public InventedCatalogue(int films, int reviews, int seed)
    {
        var random = new Random(seed);
        _seed = seed;
        _counts = random.HeavyTailed(films, reviews);
        _names = new InventedNames(seed);
        var publications = new InventedPublications(_names);
        Publications = InventedNames.Different(
            Math.Clamp(reviews / 500, FewestPublications, MostPublications),
            () => publications.Draw(random)
        );
        Critics =
        [
            .. InventedNames
                .Different(Math.Clamp(reviews / 50, FewestCritics, MostCritics), () => _names.Person(random))
                .Select(name => new InventedCritic(
                    name,
                    random.PickBusy(Publications.Count, 2),
                    random.Around(0, 8),
                    ScoreForm.Draw(random)
                )),
        ];
        _reviews = new InventedReviews(Critics, Publications.Count, new InventedQuotes(seed));
    }

    public IReadOnlyList<InventedCritic> Critics { get; }

    public IReadOnlyList<string> Publications { get; }

    /// <summary>One after the other; only the titles that were given are kept in mind.</summary>
    public IEnumerable<InventedFilm> Films()
    {
        var random = new Random(_seed);
        var titles = new InventedTitles(_names);
        var given = new HashSet<(string Key, int Year)>();
        foreach (var count in _counts)
        {
            // There are more recent films than old ones.
            var year = LastYear - random.PickBusy(LastYear - FirstYear + 1, 1.6);
            var title = titles.Draw(random);
            while (!given.Add((SearchKey.Of(title), year)))
            {
                title = titles.Draw(random);
            }

            yield return new InventedFilm(DetailsOf(title, year, random), _reviews.Draw(count, year, random));
        }
    }

    private FilmDetails DetailsOf(string title, int year, Random random) =>
        new(
            title,
            year,
            random.Happens(0.1) ? [_names.Person(random), _names.Person(random)] : [_names.Person(random)],
            random.Happens(0.15)
                ? [.. _countries.Skip(random.PickBusy(_countries.Length - 1, 2)).Take(2)]
                : [_countries[random.PickBusy(_countries.Length, 2)]],
            [],
            (int)Math.Clamp(random.Around(104, 18), 41, 400)
        )
        {
            Genres = random.Happens(0.4)
                ? [.. _genres.Skip(random.PickBusy(_genres.Length - 1, 1.5)).Take(2)]
                : [_genres[random.PickBusy(_genres.Length, 1.5)]],
            Synopsis = Synopsis,
        };
}
