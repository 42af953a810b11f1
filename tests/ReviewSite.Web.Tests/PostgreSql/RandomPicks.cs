using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// Texts, and rows of a site, at random; the same for the same seed, whatever numbers the database gives to its rows.
/// </summary>
internal sealed class RandomPicks(Site site, int seed)
{
    /// <summary>How many different names are made of one word.</summary>
    private const int Names = 30;

    private readonly Random _random = new(seed);

    /// <summary>Which databases compare and take apart in ways of their own.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "Straße",
        "STRASSE",
        "İstanbul",
        "ısırgan",
        "naïve",
        "nai\u0308ve",
        "Ærø",
        "Éclair",
        "電影",
        "🎬 clap",
        "👩‍🚀",
        "don't",
        "http://films.example/a-b?c=1",
        "ann@example.org",
        "1e5",
        "-7.50",
        "1080p",
        "the the the",
        "zzz",
        "Zebra",
        "100%",
        "a_b",
        "\"quoted phrase\"",
        "ﬁlm",
        "Ⅷ",
    ];

    public Task<string?> Review() =>
        PickAsync(db => db.Reviews.OrderBy(r => r.Film.Slug).ThenBy(r => r.Position).Select(r => $"{r.Id}"));

    public Task<string?> Film() => PickAsync(db => db.Films.OrderBy(f => f.Slug).Select(f => f.Slug));

    public Task<Named?> Critic() =>
        PickAsync(db => db.Critics.OrderBy(c => c.Slug).Select(c => new Named($"{c.Id}", c.Name)));

    public Task<Named?> Publication() =>
        PickAsync(db => db.Publications.OrderBy(p => p.Slug).Select(p => new Named($"{p.Id}", p.Name)));

    /// <summary>One that is in force.</summary>
    public Task<string?> Import() =>
        PickAsync(db => db.Imports.Where(i => i.WithdrawnAt == null).OrderBy(i => i.Id).Select(i => $"{i.Id}"));

    private async Task<T?> PickAsync<T>(Func<ReviewSiteDb, IQueryable<T>> of)
        where T : class
    {
        var where = _random.NextDouble();
        return await site.ReadAsync(async db =>
            await of(db).Skip((int)(where * await of(db).CountAsync())).FirstOrDefaultAsync()
        );
    }

    public string Text() => $"{Word()} {Word()} {Word()}";

    public string Name() => $"{Word()} {Number(Names)}";

    public string Word() => Words[_random.Next(Words.Count)];

    public string Number(int below) => _random.Next(below).ToString(CultureInfo.InvariantCulture);

    public int Next(int below) => _random.Next(below);

    internal sealed record Named(string Id, string Name);
}
