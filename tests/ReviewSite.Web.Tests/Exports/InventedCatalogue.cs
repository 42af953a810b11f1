using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Exports;

/// <summary>
/// Films and reviews of texts that break whatever can be broken by a text; the same for the same seed.
/// </summary>
internal sealed class InventedCatalogue(int seed)
{
    private const int Films = 25;
    private const int MostReviews = 12;

    private static readonly string[] _pieces =
    [
        "plain",
        "\"quoted\"",
        "'=1+1",
        "=HYPERLINK(\"x\")",
        "@x",
        "-1",
        "+2",
        "a,b",
        "a;b",
        "tab\there",
        "“curly”",
        "naïve Ærø",
        "電影",
        "🎬",
        "\u202Ertl",
        "a\u200Bb",
        "<b>",
        "\\",
        "\\u0041",
        "null",
        "{",
        "]",
        "&amp;",
        "\u00A0",
        "\uFFFD",
        "\r\n",
        "\n\n",
        "2.",
        "2. 80",
        "Reviewed by: No One",
        "Jul 15, 2013",
        "Critic Reviews",
        "80",
    ];

    private readonly Random _random = new(seed);

    public async Task FillAsync(Site site) =>
        await site
            .Services.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<int>(
                    Actor.CommandLine,
                    "Invented",
                    async db =>
                    {
                        var names = await ContributorLookup.LoadAsync(db, [], [], default);
                        for (var number = 0; number < Films; number++)
                        {
                            var film = new Film($"film-{_random.Next(10_000)}-{number}", Details());
                            var reviews = Enumerable
                                .Range(0, _random.Next(MostReviews))
                                .Select(i => Review(film, (i * 2) + 1, names))
                                .ToList();
                            var import = new Import(
                                film,
                                Text(),
                                Guid.NewGuid().ToString("N"),
                                DateTime.UnixEpoch.AddSeconds(_random.Next()),
                                Published(),
                                [Text()]
                            );
                            reviews.Where(_ => IsChosen()).ToList().ForEach(import.Mention);
                            db.AddRange(film, import);
                            db.AddRange(reviews);
                        }

                        return await db.SaveChangesAsync();
                    }
                ),
                default
            );

    private FilmDetails Details() =>
        new FilmDetails(
            "T" + Text(),
            Maybe(1990 + _random.Next(30)),
            [Text(), Text()],
            [Text()],
            [],
            Maybe(1 + _random.Next(300))
        )
        {
            OriginalTitle = Text(),
            Genres = [Text()],
            Synopsis = Text(),
        };

    private Review Review(Film film, int position, ContributorLookup names)
    {
        var critic = IsChosen() ? names.Critic(PlainText.Line(Text())) : null;
        var original = IsChosen() ? new[] { "80", "3.5/4", "B+", "★★☆", "101", "Half Price" }[_random.Next(6)] : null;
        return new Review(
            film,
            position,
            critic,
            IsChosen() ? names.Publication(PlainText.Line(Text())) : null,
            new ReviewContent(
                critic is null && IsChosen() ? "Staff [Not Credited]" : null,
                original,
                OriginalScore.Read(original, ReviewText.ScoreScale).Score,
                Maybe((Reception)_random.Next(3)),
                Maybe((Leaning)_random.Next(2)),
                Maybe(new DateOnly(1990, 1, 1).AddDays(_random.Next(10_000))),
                PlainText.Paragraphs(Text()),
                IsChosen() ? "https://films.example/?q=" + _random.Next() : null
            )
        );
    }

    private PublishedSummary Published() =>
        new(
            PlainText.Line(Text()),
            Maybe(_random.Next(50)),
            Maybe(_random.Next(50)),
            Maybe(_random.Next(50)),
            Maybe(_random.Next(50)),
            Maybe(_random.Next(101))
        );

    private string Text() =>
        string.Join(
            IsChosen() ? " " : "\n",
            Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => _pieces[_random.Next(_pieces.Length)])
        );

    private bool IsChosen() => _random.Next(2) == 0;

    private T? Maybe<T>(T value)
        where T : struct => IsChosen() ? value : null;
}
