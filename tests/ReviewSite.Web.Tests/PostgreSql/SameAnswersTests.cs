using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// The same things done to a site on SQLite and to one on PostgreSQL, with texts that databases compare and take apart
/// in ways of their own: what both answer is the same.
/// </summary>
public sealed partial class SameAnswersTests : IDisposable
{
    private const int Operations = 150;

    private static readonly string[] _words =
    [
        "Straße",
        "İstanbul",
        "naïve",
        "Ærø",
        "電影",
        "🎬 clap",
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

    private readonly Site _sqlite = Site.On(server: null);
    private readonly Site _postgres = Site.On(PostgreSqlServer.Shared);

    public void Dispose()
    {
        _sqlite.Dispose();
        _postgres.Dispose();
    }

    [PostgreSqlTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_done_both_databases_give_the_same_answers(int seed)
    {
        await DoAsync(_sqlite, seed);
        await DoAsync(_postgres, seed);

        Assert.Equal(Normalized(await _sqlite.CatalogueAsync()), Normalized(await _postgres.CatalogueAsync()));
        Assert.Equal(await _sqlite.TablesAsync(), await _postgres.TablesAsync());
        foreach (var address in await AddressesAsync())
        {
            Assert.Equal((address, await MainAsync(_sqlite, address)), (address, await MainAsync(_postgres, address)));
        }

        foreach (var words in await SearchesAsync())
        {
            Assert.Equal((words, await FoundAsync(_sqlite, words)), (words, await FoundAsync(_postgres, words)));
        }

        Assert.Empty(await _postgres.FaultsAsync());
    }

    /// <summary>Without the times and keys of imports, which differ whenever the same is done twice.</summary>
    private static string Normalized(string catalogue) => TimesAndKeys().Replace(catalogue, "…");

    private static async Task DoAsync(Site site, int seed)
    {
        await new InventedCatalogue(seed).FillAsync(site);
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        using var tables = new Tables(site);
        var random = new Random(seed);
        for (var i = 0; i < Operations; i++)
        {
            await DoAsync(site, editor, tables, random);
        }
    }

    private static async Task DoAsync(Site site, Person editor, Tables tables, Random random)
    {
        var (kind, some, other) = (random.Next(10), random.NextDouble(), random.NextDouble());
        var text = $"{Word(random)} {Word(random)} {Word(random)}";
        switch (kind)
        {
            case < 4:
                var review = await PickAsync(
                    site,
                    db => db.Reviews.OrderBy(r => r.Film.Slug).ThenBy(r => r.Position),
                    some
                );
                await editor.SendAsync(
                    $"/admin/reviews/{review.Id}",
                    ("Input.Quote", text),
                    ("Input.OriginalScore", ((int)(other * 100)).ToString(CultureInfo.InvariantCulture))
                );
                break;
            case < 6:
                var film = await PickAsync(site, db => db.Films.OrderBy(f => f.Slug), some);
                await editor.SendAsync(
                    $"/admin/films/{film.Slug}/reviews/add",
                    ("Input.Critic", Word(random)),
                    ("Input.Publication", Word(random)),
                    ("Input.Quote", text)
                );
                break;
            case 6:
                var renamed = await PickAsync(site, db => db.Films.OrderBy(f => f.Slug), some);
                await editor.SendAsync(
                    $"/admin/films/{renamed.Slug}",
                    ("Input.Title", text),
                    ("Input.Genres", Word(random))
                );
                break;
            case 7:
                var withdrawn = await PickAsync(site, db => db.Films.OrderBy(f => f.Slug), some);
                await editor.SendAsync($"/admin/films/{withdrawn.Slug}", "Withdraw");
                break;
            case 8:
                var last = await site.ReadAsync(db => db.History.OrderBy(h => h.Id).Select(h => h.Id).LastAsync());
                await editor.SendAsync("/admin/history", ("id", last.ToString(CultureInfo.InvariantCulture)));
                break;
            default:
                var quoted = text.Replace("\"", "\"\"", StringComparison.Ordinal);
                await tables.ImportAsync(
                    tables.Write(
                        $"{random.Next()}.csv",
                        $"title,year,critic,score,quote\n\"{quoted}\",{1950 + (int)(some * 70)},Ann,7/10,\"{quoted}\"\n"
                    )
                );
                break;
        }
    }

    private static string Word(Random random) => _words[random.Next(_words.Length)];

    private static async Task<T> PickAsync<T>(Site site, Func<ReviewSiteDb, IQueryable<T>> of, double where)
        where T : class
    {
        var all = await site.ReadAsync(db => of(db).AsNoTracking().ToListAsync());
        return all[(int)(where * all.Count)];
    }

    private async Task<IReadOnlyList<string>> AddressesAsync()
    {
        var films = await _sqlite.ReadAsync(db => db.Films.Select(f => f.Slug).ToListAsync());
        var critics = await _sqlite.ReadAsync(db => db.Critics.Select(c => c.Slug).ToListAsync());
        return
        [
            "/films",
            "/films?sort=best",
            "/films?sort=worst",
            "/films?sort=score",
            "/films?sort=year",
            "/films?sort=reviews",
            "/films?sort=divisive",
            "/films?letter=other",
            "/films?critics=4&sort=score",
            "/critics",
            "/critics?sort=reviews",
            "/critics?sort=kindest",
            "/publications",
            "/publications?sort=harshest",
            "/genres",
            "/explore",
            .. films.Select(f => $"/films/{f}"),
            .. films.Select(f => $"/films/{f}?q=na%C3%AFve&sort=score"),
            .. critics.Take(20).Select(c => $"/critics/{c}"),
        ];
    }

    private static async Task<string?> MainAsync(Site site, string address)
    {
        var (status, page) = await site.GetAsync(address);
        return $"{status} {PlainText.Line(page.QuerySelector("main")?.TextContent)}";
    }

    private async Task<IReadOnlyList<string>> SearchesAsync()
    {
        var quotes = await _sqlite.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote != null).OrderBy(r => r.Id).Select(r => r.Quote!).Take(60).ToListAsync()
        );
        return
        [
            .. _words,
            .. quotes.Select(q => q.Length > 12 ? q[..12] : q),
            .. quotes.Select(q => $"\"{string.Join(' ', SearchKey.WordsIn(SearchKey.Of(q)).Take(3))}\" "),
        ];
    }

    [GeneratedRegex("\"[0-9a-f]{32,64}\"|\"20[0-9-]{8}T[0-9:.]+Z\"")]
    private static partial Regex TimesAndKeys();

    /// <summary>Which reviews, films and critics are found, and how many; not in which order.</summary>
    private static async Task<string> FoundAsync(Site site, string text)
    {
        if (SearchWords.Of(text) is not { } words)
        {
            return "";
        }

        return await site.ReadAsync(async db =>
        {
            var reviews = await db.FindReviewsAsync(words, 0, Found.MostCounted, default);
            var films = await db.FindTitlesAsync(words, Found.MostCounted, default);
            var critics = await db.FindCriticsAsync(words, Found.MostCounted, default);
            var places = await db
                .Reviews.Where(r => reviews.Ids.Contains(r.Id))
                .OrderBy(r => r.Film.Slug)
                .ThenBy(r => r.Position)
                .Select(r => r.Film.Slug + " " + r.Position)
                .ToListAsync();
            var titles = films.Order(StringComparer.Ordinal);
            return $"{reviews.Count}: {string.Join(',', places)}; {string.Join(',', titles)}; {critics.Count}";
        });
    }
}
