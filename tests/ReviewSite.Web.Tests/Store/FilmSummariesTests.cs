using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Store;

public sealed class FilmSummariesTests
{
    [Fact]
    public async Task Many_films_are_summarized_with_as_many_queries_as_one_and_as_if_alone()
    {
        // Both that a summary takes read this table.
        var queries = new CountedQueries(
            (command, _) => command.CommandText.Contains("publishedsummaries", StringComparison.OrdinalIgnoreCase)
        );
        using var site = new Site { Replace = services => services.Intercept(queries) };
        for (var i = 1; i <= 20; i++)
        {
            var scores = Enumerable.Range(0, i).Select(score => 40 + score).ToArray();
            await site.ImportAsync(
                string.Create(CultureInfo.InvariantCulture, $"Film {i}"),
                ReviewTexts.Scored("Mixed or average reviews", scores)
            );
        }

        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewSiteDb>();
        var summaries = site.Services.GetRequiredService<FilmSummaries>();
        var films = await db.Films.ToListAsync();
        var stored = films.ConvertAll(f => f.Summary);

        var before = queries.Count;
        await summaries.SummarizeAsync(db, films[..1], default);
        var ofOne = queries.Count - before;
        await summaries.SummarizeAsync(db, films, default);
        var ofAll = queries.Count - before - ofOne;

        Assert.Equal(21, films.Count);
        Assert.Equal((2, 2), (ofOne, ofAll));
        Assert.Equal(stored.ConvertAll(StoredSummary.Write), films.ConvertAll(f => StoredSummary.Write(f.Summary)));
    }
}
