using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Imports.Seeding;

namespace ReviewSite.Web.Tests.Imports.Seeding;

public sealed class SeederTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Every_folder_is_seeded_and_a_broken_one_is_skipped()
    {
        var text = ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53);
        _site.SeedFilm(
            "good",
            """{ "title": "Good", "year": 2001, "directors": ["Ann"], "runtimeMinutes": 90 }""",
            text
        );
        _site.SeedFilm("also-good", """{ "title": "Also good" }""", text);
        _site.SeedFilm("no-json", "{ \"title\":\n oops }", text);
        _site.SeedFilm("no-title", "{ \"year\": 1990 }", text);
        _site.SeedFilm("bad-year", "{ \"title\": \"X\", \"year\": 3 }", text);
        _site.SeedFilm("no-reviews", """{ "title": "X" }""", "Dear all,");
        _site.SeedFilm("no-text", """{ "title": "X" }""", null);

        Assert.Equal(
            ["Also good", "Good"],
            await _site.ReadAsync(db => db.Films.OrderBy(f => f.Title).Select(f => f.Title).ToListAsync())
        );
        var log = await _site.StopAndReadLogAsync();
        Assert.Contains("\"Problem\":\"film.json, line 2:", log, StringComparison.Ordinal);
        Assert.Contains("\"Problem\":\"film.json, line 1:", log, StringComparison.Ordinal);
        Assert.Contains("\"Problem\":\"film.json, year: expected 1888 to 2200, found 3", log, StringComparison.Ordinal);
        Assert.Contains("\"Problem\":\"critic-reviews.txt, line 1:", log, StringComparison.Ordinal);
        Assert.Contains("\"Problem\":\"critic-reviews.txt cannot be read", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_folders_of_one_film_are_one_film()
    {
        var text = ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53);
        _site.SeedFilm("one", """{ "title": "One", "year": 2001 }""", text);
        _site.SeedFilm("same", """{ "title": "ONE", "year": 2001 }""", text);
        _site.SeedFilm(
            "more",
            """{ "title": "One", "year": 2001 }""",
            text + "\n 5. 90\n Reviewed by: Someone else\n New."
        );

        Assert.Equal(5, await _site.ReadAsync(db => db.Reviews.CountAsync()));
        Assert.Equal(1, await _site.ReadAsync(db => db.Films.CountAsync()));
    }

    [Fact]
    public async Task A_store_is_seeded_once_in_its_life()
    {
        _site.SeedFilm("one", """{ "title": "One" }""", ReviewTexts.Scored("Mixed or average reviews", 50));
        Assert.Equal(1, await _site.ReadAsync(db => db.Films.CountAsync()));

        await _site.ReadAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                "DELETE FROM PublishedSummaries; DELETE FROM ImportMentions; DELETE FROM Imports; DELETE "
                    + "FROM Reviews; DELETE FROM Films"
            )
        );
        await _site.Services.GetRequiredService<Seeder>().SeedAsync(default);

        Assert.Equal(0, await _site.ReadAsync(db => db.Films.CountAsync()));
    }
}
