using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Tests.Pages.Admin;

namespace ReviewSite.Web.Tests.Exports;

/// <summary>A site that has seen all that happens to films, given away as JSON.</summary>
public sealed class CatalogueExportTests : AdminTests
{
    private readonly Site _empty = new() { HasOwnSeed = true };

    [Fact]
    public async Task What_it_gives_imported_into_an_empty_site_exports_to_the_same_bytes()
    {
        await LiveALittleAsync();
        var given = await Site.CatalogueAsync();

        var counts = await _empty.ImportAsync(given);

        Assert.Equal(given, await _empty.CatalogueAsync());
        Assert.Equal((2, 17, 1), (counts.Films, counts.Reviews, counts.Posters));
        Assert.True(await _empty.IsWholeAsync());
    }

    [Fact]
    public async Task The_other_site_shows_the_same_verdicts_and_leads_on_from_old_addresses()
    {
        await LiveALittleAsync();

        await _empty.ImportAsync(await Site.CatalogueAsync());

        foreach (var film in new[] { "pusher", "alpha-new" })
        {
            Assert.Equal(
                (await Site.JsonAsync($"/api/v1/films/{film}")).ToJsonString(),
                (await _empty.JsonAsync($"/api/v1/films/{film}")).ToJsonString()
            );
        }

        foreach (var old in new[] { "alpha", "beta" })
        {
            using var answer = await _empty.Client.GetAsync(new Uri($"/films/{old}", UriKind.Relative));
            Assert.Equal("/films/alpha-new", answer.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task An_erased_quote_stays_erased_on_the_other_site_and_an_editors_value_stands()
    {
        await LiveALittleAsync();
        await _empty.ImportAsync(await Site.CatalogueAsync());

        await _empty.ImportAsync("Pusher", "1. 20\nReviewed by: Noel Murray\nJul 15, 2013\nLibel.", 1996);

        var review = await _empty.ReadAsync(db =>
            db.Reviews.SingleAsync(r => r.Film.Slug == "pusher" && r.Position == 1)
        );
        Assert.Equal((null, 88), (review.Quote, review.Score?.Value));
    }

    [Fact]
    public async Task What_is_withdrawn_is_not_given_away()
    {
        await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(4)}", "Withdraw");
        await Site.ImportAsync("Gone", "1. 80\nReviewed by: Gone Critic\nA passing remark.");
        await Editor.SendAsync("/admin/films/gone", "Withdraw");

        var given = await Site.CatalogueAsync();

        Assert.DoesNotContain("Gone", given, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("passing remark", given, StringComparison.Ordinal);
        Assert.Equal(
            "1-3 5-11",
            JsonNode.Parse(given)!["imports"]![0]!["mentions"]![0]!["positions"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task One_film_is_given_with_what_belongs_to_it()
    {
        await LiveALittleAsync();

        var given = await Site.CatalogueAsync("alpha-new");
        await _empty.ImportAsync(given);

        Assert.Equal(given, await _empty.CatalogueAsync());
        Assert.Equal(["alpha-new"], await _empty.ReadAsync(db => db.Films.Select(f => f.Slug).ToListAsync()));
    }

    [Fact]
    public async Task A_table_of_more_films_still_goes_in_where_one_film_of_it_is()
    {
        using var here = new Web.Tests.Tables(Site);
        using var there = new Web.Tests.Tables(_empty);
        var path = here.Write("all.csv", "title,year,critic,quote\nUno,1999,Ann,Good.\nDos,2001,Ann,Bad.\n");
        await here.ImportAsync(path);
        var given = await Site.CatalogueAsync("uno");
        await _empty.ImportAsync(given);
        Assert.Equal((given, given), (await _empty.CatalogueAsync(), await _empty.CatalogueAsync("uno")));

        var taken = await there.ImportAsync(path);

        Assert.Equal((false, 1, 1), (taken.IsKnown, taken.New, taken.Unchanged));
        Assert.True(await _empty.IsWholeAsync());
    }

    [Fact]
    public async Task A_table_of_one_film_and_every_import_of_a_whole_site_are_known_again()
    {
        using var here = new Web.Tests.Tables(Site);
        using var there = new Web.Tests.Tables(_empty);
        var path = here.Write("one.csv", "title,year,critic,quote\nUno,1999,Ann,Good.\n");
        await here.ImportAsync(path);

        await _empty.ImportAsync(await Site.CatalogueAsync("uno"));

        Assert.True((await there.ImportAsync(path)).IsKnown);
        var keys = JsonNode.Parse(await Site.CatalogueAsync())!["imports"]!
            .AsArray()
            .Select(i => i!["key"]!.GetValue<string>());
        Assert.Equal(await Site.ReadAsync(db => db.Imports.OrderBy(i => i.Id).Select(i => i.Hash).ToListAsync()), keys);
    }

    [Fact]
    public async Task One_film_is_given_where_an_import_of_another_mentions_its_reviews()
    {
        await Site.ImportAsync("Uno", "1. 80\nReviewed by: Ann\nGood.");
        await Site.ImportAsync("Dos", "1. 20\nReviewed by: Bob\nBad.");
        await Editor.SendAsync("/admin/films/uno", "Merge", ("into", "dos"));
        var merged = await LastChangeAsync();
        await Site.ImportAsync("Dos", "1. 80\nReviewed by: Ann\nGood.\n2. 20\nReviewed by: Bob\nBad.");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await RevertAsync(merged)).Status);
        var given = await Site.CatalogueAsync("uno");

        await _empty.ImportAsync(given);

        Assert.Equal(given, await _empty.CatalogueAsync());
    }

    [Fact]
    public async Task Letters_stay_letters_and_no_time_of_export_is_in_it()
    {
        await Site.ImportAsync("Žižek ☃ 電影", "1. 80\nReviewed by: Søren “S” Ærø\nDet er “godt” 🎬.");

        var given = await Site.CatalogueAsync();

        Assert.Contains("Žižek ☃ 電影", given, StringComparison.Ordinal);
        Assert.Contains("Søren “S” Ærø", given, StringComparison.Ordinal);
        Assert.Equal(given, await Site.CatalogueAsync());
    }

    /// <summary>
    /// A correction, an erased quote, a weight, a poster, two films merged, an address left, a summary that no longer
    /// stands.
    /// </summary>
    private async Task LiveALittleAsync()
    {
        var first = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await Editor.SendAsync(first, ("Input.OriginalScore", "3.5/4"), ("Input.Quote", "Libel."));
        await Editor.SendAsync(first, "Erase");
        await PasteAsync(
            "pusher",
            ReviewTexts.Head("Mixed or average reviews", 5, 1, 4, 0)
                + "1. 50\nReviewed by: Nèw One\nPublication: The Paper\nSo so.\n\nTwice.\n2. Reviewed by: Noel "
                + "Murray\nJul 15, 2013\n"
        );
        await Site.ImportAsync("Alpha", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 90), 2001);
        await Site.ImportAsync(
            "Beta",
            "1. 70\nReviewed by: Nèw One\nPublication: The Paper\n=SUM(A1)\n2. 30\n   -1 for the end\n",
            2002
        );
        await Editor.SendAsync("/admin/films/beta", "Merge", ("into", "alpha"));
        await Editor.SendAsync(
            "/admin/films/alpha",
            ("Input.Slug", "alpha-new"),
            ("Input.Synopsis", "One.\n\nTwo \"three\"."),
            ("Input.Genres", "Crime; Drama")
        );
        await Editor.UploadAsync("/admin/films/pusher", "Poster", "poster", Pictures.Png(20, 30), "a.png");
        await Editor.SendAsync("/admin/publications", ("weight", "2.5"));
        await Editor.SendAsync("/admin/publications", "Mark");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _empty.Dispose();
        }
    }
}
