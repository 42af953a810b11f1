using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>What a site answers, in a form that two sites can be compared by.</summary>
internal sealed class SiteAnswers(Site site)
{
    private const int LettersOfBeginning = 12;

    /// <summary>All lists, and the pages of some films and critics.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(int most)
    {
        var films = await site.ReadAsync(db => db.Films.OrderBy(f => f.Title).Select(f => f.Slug).ToListAsync());
        var critics = await site.ReadAsync(db => db.Critics.OrderBy(c => c.Name).Select(c => c.Slug).ToListAsync());
        return
        [
            "/films",
            "/films?page=2",
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
            .. Spread(films, most).Select(f => $"/films/{f}"),
            .. Spread(films, most).Select(f => $"/films/{f}?q=na%C3%AFve&sort=score"),
            .. Spread(critics, most).Select(c => $"/critics/{c}"),
        ];
    }

    /// <summary>Words, beginnings of quotes, and phrases.</summary>
    public async Task<IReadOnlyList<string>> SearchesAsync(int most)
    {
        var quotes = await site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote != null).OrderBy(r => r.Id).Select(r => r.Quote!).ToListAsync()
        );
        var some = Spread(quotes, most);
        return
        [
            .. RandomPicks.Words,
            .. some.Select(q => q.Length > LettersOfBeginning ? q[..LettersOfBeginning] : q),
            .. some.Select(q => $"\"{string.Join(' ', SearchKey.TermsIn(SearchKey.Of(q)).Take(3))}\" "),
        ];
    }

    public async Task<string> PageAsync(string address)
    {
        var (status, page) = await site.GetAsync(address);
        return $"{status} {PlainText.Line(page.QuerySelector("main")?.TextContent)}";
    }

    /// <summary>Which reviews, films and critics are found, and how many; not in which order.</summary>
    public async Task<string> FoundAsync(string text)
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

    private static IReadOnlyList<string> Spread(IReadOnlyList<string> all, int most)
    {
        var step = Math.Max(1, all.Count / most);
        return [.. all.Where((_, place) => place % step == 0).Take(most)];
    }
}
