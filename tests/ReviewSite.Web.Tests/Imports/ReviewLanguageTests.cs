using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Imports;

/// <summary>The language of a quote, from where it comes in to all places where it goes out.</summary>
public sealed class ReviewLanguageTests : IDisposable
{
    private const string Table =
        "title,year,critic,score,quote,reviewLanguage\n"
        + "Pusher,1996,Ann,4/5,Barsk og god.,Danish\nPusher,1996,Bob,3/5,Fine.,\n";

    private readonly Site _site = new() { HasOwnSeed = true };
    private readonly Web.Tests.Tables _tables;

    public ReviewLanguageTests() => _tables = new Web.Tests.Tables(_site);

    public void Dispose()
    {
        _tables.Dispose();
        _site.Dispose();
    }

    private Task<List<string?>> StoredAsync() =>
        _site.ReadAsync(db => db.Reviews.OrderBy(r => r.Position).Select(r => r.Language).ToListAsync());

    [Fact]
    public async Task A_tables_language_is_stored_and_told_to_browsers_and_programs()
    {
        await _tables.ImportAsync(_tables.Write("a.csv", Table));

        Assert.Equal(["da", null], await StoredAsync());
        var quotes = (await _site.PageAsync("/films/pusher")).QuerySelectorAll(
            "#reviews blockquote, .review blockquote"
        );
        Assert.Equal(
            [("Barsk og god.", "da"), ("Fine.", null)],
            quotes
                .Select(q => (q.TextContent.Trim(), q.GetAttribute("lang")))
                .OrderBy(q => q.Item1, StringComparer.Ordinal)
        );
        var film = await _site.JsonAsync("/api/v1/films/pusher");
        Assert.Equal("da", film["reviews"]![0]!["language"]!.GetValue<string>());
        Assert.Null(film["reviews"]![1]!["language"]);
    }

    [Fact]
    public async Task It_survives_each_export_and_import()
    {
        await _tables.ImportAsync(_tables.Write("a.csv", Table));
        var csv = (await _site.TablesAsync())["reviews.csv"];
        using var fromJson = new Site { HasOwnSeed = true };
        using var fromCsv = new Site { HasOwnSeed = true };
        using var tables = new Web.Tests.Tables(fromCsv);

        await fromJson.ImportAsync(await _site.CatalogueAsync());
        await tables.ImportAsync(tables.Write("reviews.csv", csv));

        Assert.Equal(await _site.CatalogueAsync(), await fromJson.CatalogueAsync());
        Assert.Equal(
            ["da", null],
            await fromCsv.ReadAsync(db => db.Reviews.OrderBy(r => r.Position).Select(r => r.Language).ToListAsync())
        );
    }

    [Fact]
    public async Task An_editor_writes_it_by_name_and_no_file_changes_that()
    {
        await _tables.ImportAsync(_tables.Write("a.csv", Table));
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        var first = await _site.ReadAsync(db => db.Reviews.Where(r => r.Position == 1).Select(r => r.Id).SingleAsync());
        var address = $"/admin/reviews/{first}";

        var wrong = await editor.SendAsync(address, ("Input.Language", "Klingonish"));
        var right = await editor.SendAsync(address, ("Input.Language", "Norwegian"));
        await _tables.ImportAsync(_tables.Write("b.csv", Table + "Pusher,1996,Cid,1/5,Nej.,da\n"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("“Klingonish” is not a language", wrong.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, right.Status);
        Assert.Equal(["no", null, "da"], await StoredAsync());
        Assert.Equal(
            "Norwegian",
            (await editor.GetAsync(address)).Page.QuerySelector("#Input_Language")!.GetAttribute("value")
        );
        Assert.Contains(
            "Norwegian",
            (await editor.GetAsync("/admin/history?film=pusher")).Page.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_no_language_is_left_empty_with_a_warning()
    {
        var result = await _tables.ImportAsync(
            _tables.Write("a.csv", "title,critic,quote,lang\nPusher,Ann,Good.,Klingonish\n")
        );

        Assert.Equal([null], await StoredAsync());
        Assert.Contains("expected a language such as", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }
}
