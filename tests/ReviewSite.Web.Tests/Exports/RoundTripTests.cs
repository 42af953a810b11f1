using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Web.Tests.Exports;

/// <summary>Catalogues of any texts whatever, given away and read again.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };
    private readonly Site _other = new() { HasOwnSeed = true };

    public void Dispose()
    {
        _site.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_catalogue_taken_in_gives_the_same_bytes_again(int seed)
    {
        await new InventedCatalogue(seed).FillAsync(_site);
        var given = await _site.CatalogueAsync();

        await _other.ImportAsync(given);

        Assert.Equal(given, await _other.CatalogueAsync());
        Assert.True(await _other.IsWholeAsync());
    }

    [Fact]
    public async Task Every_review_text_is_read_back_with_its_reviews()
    {
        await new InventedCatalogue(4).FillAsync(_site);

        foreach (var (name, text) in await _site.TextsAsync())
        {
            var stored = await _site.ReadAsync(db =>
                db.Reviews.Include(r => r.Critic)
                    .Include(r => r.Publication)
                    .Where(r => r.Film.Slug + ".txt" == name)
                    .OrderBy(r => r.Position)
                    .ToListAsync()
            );
            var told = stored
                .Select(r => (r.Critic?.Name, r.Publication?.Name, r.Score, r.Date, r.Quote))
                .Where(r => r != default);
            var read = ReviewTextReader.Read(text).Reviews;
            Assert.Equal(
                told,
                read.Select(r => (r.Critic, r.Publication, r.Score, r.Date, r.Quote)).Where(r => r != default)
            );
        }
    }

    [Fact]
    public async Task A_table_is_read_back_with_its_reviews_and_nothing_in_it_runs()
    {
        await new InventedCatalogue(5).FillAsync(_site);

        var rows = Read((await _site.TablesAsync())["reviews.csv"]);

        Assert.Equal(FormulaEscaping.Marker, rows[0][^1]);
        Assert.DoesNotContain(rows.SelectMany(r => r), cell => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]);
        var map = ColumnMap.Of(rows[0]);
        Assert.Equal((TableKind.Reviews, false), (map.Kind, map.HasErrors));
        var reader = new TableRowReader(map, TableOptions.None);
        var problems = new List<Problem>();
        var read = rows.Skip(1)
            .Select((r, i) => reader.Read(i + 2, [.. r.Select(FormulaEscaping.Unguard)], problems))
            .ToList();
        var stored = await _site.ReadAsync(db =>
            db.Reviews.Include(r => r.Critic)
                .Include(r => r.Film)
                .OrderBy(r => r.Film.Slug)
                .ThenBy(r => r.Position)
                .ToListAsync()
        );
        Assert.Equal(
            stored.Select(r => (r.Film.Slug, r.Film.Title, r.Critic?.Name, r.Score, r.Date, r.Quote, r.Url)),
            read.Select(r =>
                (
                    r.Film!.Key!,
                    r.Film.Title!,
                    r.Review?.Critic,
                    r.Review?.Content.Score,
                    r.Review?.Content.Date,
                    r.Review?.Content.Quote,
                    r.Review?.Content.Url
                )
            )
        );
    }

    [Fact]
    public async Task Every_table_says_by_its_headers_what_it_is_and_only_those_of_names_are_of_no_use_to_an_import()
    {
        await new InventedCatalogue(6).FillAsync(_site);

        var kinds = (await _site.TablesAsync()).ToDictionary(
            t => t.Key,
            t => ColumnMap.Of(Read(t.Value)[0]) is { HasErrors: false } map ? map.Kind : (TableKind?)null
        );

        Assert.Equal(
            [
                ("critics.csv", null),
                ("films.csv", TableKind.Films),
                ("publications.csv", null),
                ("published-summaries.csv", TableKind.PublishedSummaries),
                ("reviews.csv", TableKind.Reviews),
                ("scale.csv", null),
            ],
            kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => (k.Key, k.Value))
        );
    }

    private static List<string[]> Read(string csv)
    {
        using var reader = CsvReader.FromText(csv, new CsvReaderOptions { HasHeader = false, Separator = ',' });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    [Fact]
    public async Task All_tables_of_an_export_are_imported_together_and_those_for_reading_are_left_out()
    {
        await new InventedCatalogue(6).FillAsync(_site);
        using var tables = new Web.Tests.Tables(_other);
        var paths = (await _site.TablesAsync()).Select(t => tables.Write(t.Key, t.Value)).ToArray();

        var result = await tables.ImportAsync(paths);

        Assert.Equal(await CountAsync(_site), await CountAsync(_other));
        foreach (var name in new[] { "critics.csv", "publications.csv", "scale.csv" })
        {
            Assert.Contains(
                result.Warnings,
                w => w.Contains(name, StringComparison.Ordinal) && w.Contains("left out", StringComparison.Ordinal)
            );
            var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
                tables.ImportAsync(paths.Single(p => p.EndsWith(name, StringComparison.Ordinal)))
            );
            Assert.Contains(
                $"{name}: this file of a CSV export is only for information",
                refused.Message,
                StringComparison.Ordinal
            );
        }

        static Task<int> CountAsync(Site site) => site.ReadAsync(db => db.Reviews.CountAsync());
    }

    [Fact]
    public async Task Tables_for_reading_alone_are_refused_however_many()
    {
        await new InventedCatalogue(6).FillAsync(_site);
        using var tables = new Web.Tests.Tables(_other);
        var files = await _site.TablesAsync();
        string[] paths =
        [
            tables.Write("critics.csv", files["critics.csv"]),
            tables.Write("publications.csv", files["publications.csv"]),
        ];

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => tables.ImportAsync(paths));

        Assert.StartsWith(
            "critics.csv: this file of a CSV export is only for information",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await _other.ReadAsync(db => db.Imports.CountAsync()));
    }

    [Fact]
    public async Task Names_that_hold_what_stands_between_names_are_read_back()
    {
        string[] names = ["Someone; Else", "\"Weird Al\"", "Ann|Bob"];
        await _site.ImportAsync("Pusher", "1. 80\nReviewed by: Cid; Dan\nGood.");
        await _site.ReadAsync(async db =>
        {
            var film = await db.Films.SingleAsync();
            film.Correct(film.Details with { Directors = names, Genres = ["Crime; Drama"] });
            return await db.SaveChangesAsync();
        });
        using var tables = new Web.Tests.Tables(_other);

        await tables.ImportAsync([.. (await _site.TablesAsync()).Select(t => tables.Write(t.Key, t.Value))]);

        var read = await _other.ReadAsync(db => db.Films.SingleAsync());
        Assert.Equal(names, read.Directors);
        Assert.Equal(["Crime; Drama"], read.Genres);
        Assert.Equal("Cid; Dan", await _other.ReadAsync(db => db.Critics.Select(c => c.Name).SingleAsync()));
    }
}
