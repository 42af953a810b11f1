using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Tests.Exports;
using ReviewSite.Web.Tests.Pages.Admin;

namespace ReviewSite.Web.Tests.Search;

/// <summary>Names and texts in scripts where a mark makes another word.</summary>
public sealed class ScriptTests : AdminTests
{
    private Task ImportAsync() =>
        ImportTableAsync(
            "title,year,critic,quote,score\n"
                + "ハハ,2001,Андрей,यह हिन्दी की फ़िल्म है।,80/100\n"
                + "パパ,2001,Андреи,यह हिन्द का फल है।,70/100\n"
        );

    private Task<string[]> FoundAsync(string words) =>
        Site.ReadAsync(async db =>
        {
            var found = await db.FindReviewsAsync(SearchWords.Of(words)!, 0, 10, default);
            return await db
                .Reviews.Where(r => found.Ids.Contains(r.Id))
                .OrderBy(r => r.Id)
                .Select(r => r.Film.Title)
                .ToArrayAsync();
        });

    [Fact]
    public async Task Names_and_titles_that_differ_in_such_a_mark_are_two()
    {
        await ImportAsync();

        Assert.Equal(
            ["Андреи", "Андрей"],
            await Site.ReadAsync(db =>
                db.Critics.Where(c => c.Name.StartsWith("Андр"))
                    .OrderBy(c => c.NameKey)
                    .Select(c => c.Name)
                    .ToArrayAsync()
            )
        );
        Assert.Equal(2, await Site.ReadAsync(db => db.Films.CountAsync(f => f.Year == 2001)));
    }

    [Theory]
    [InlineData("हिन्दी ", "ハハ")]
    [InlineData("हिन्द ", "パパ")]
    [InlineData("\"हिन्दी की\"", "ハハ")]
    [InlineData("हिन्द", "ハハ,パパ")]
    public async Task Reviews_are_found_by_whole_words(string words, string titles)
    {
        await ImportAsync();

        Assert.Equal(titles.Split(','), await FoundAsync(words));
    }

    [Fact]
    public async Task A_word_is_highlighted_with_its_marks()
    {
        await ImportAsync();

        var page = await Site.PageAsync($"/search?q={Uri.EscapeDataString("हिन्दी ")}");

        Assert.Equal(["हिन्दी"], page.QuerySelectorAll("mark").Select(m => m.TextContent));
    }

    private Task ImportUnspacedAsync() =>
        ImportTableAsync(
            "title,year,critic,quote,score\n"
                + "花樣年華,2000,王小明,這是一部非常優秀的電影。,80/100\n"
                + "東京物語,1953,佐藤忠男,小津の最高傑作であり、家族の物語。,95/100\n"
                + "สัตว์ประหลาด,2004,ประวิทย์,หนังเรื่องนี้ผู้หญิงเก่งมาก,70/100\n"
        );

    [Theory]
    [InlineData("電影", "花樣年華")]
    [InlineData("優秀的電", "花樣年華")]
    [InlineData("影電", "")]
    [InlineData("家族 傑作", "東京物語")]
    [InlineData("\"最高傑作\"", "東京物語")]
    [InlineData("ผู้หญิง", "สัตว์ประหลาด")]
    [InlineData("หญิง", "สัตว์ประหลาด")]
    public async Task Without_spaces_a_word_is_found_wherever_it_is(string words, string title)
    {
        await ImportUnspacedAsync();

        Assert.Equal(title.Length == 0 ? [] : [title], await FoundAsync(words));
    }

    [Theory]
    [InlineData("物語", "/films/東京物語")]
    [InlineData("忠男", "/critics/佐藤忠男")]
    [InlineData("ประหลาด", "/films/สัตว์ประหลาด")]
    public async Task Without_spaces_titles_and_names_are_found_by_a_part(string words, string address)
    {
        await ImportUnspacedAsync();

        var page = await Site.PageAsync($"/search?q={Uri.EscapeDataString(words)}");

        Assert.Contains(
            address,
            page.QuerySelectorAll("main a").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!))
        );
    }

    [Fact]
    public async Task Without_spaces_only_what_was_searched_for_is_highlighted()
    {
        await ImportUnspacedAsync();

        var page = await Site.PageAsync($"/search?q={Uri.EscapeDataString("物語 家")}");

        Assert.Equal(["家", "物語"], page.QuerySelectorAll("mark").Select(m => m.TextContent));
    }

    [Fact]
    public void An_excerpt_without_spaces_begins_some_letters_before_the_hit()
    {
        var text = new string('字', 400) + "電影" + new string('字', 400);

        var parts = Highlight.Excerpt(text, SearchWords.Of("電影")!);

        Assert.Equal(["… ", new string('字', 100), "電影", new string('字', 218) + " …"], parts.Select(p => p.Text));
    }

    [Fact]
    public async Task A_store_from_before_is_recalculated_when_it_is_opened()
    {
        await ImportAsync();
        var poll = await Editor.SendAsync(
            "/admin/lists/add",
            ("Input.Title", "Best"),
            ("Input.Lists", "# Андрей\n1. ハハ\n")
        );
        Assert.Equal(HttpStatusCode.Redirect, poll.Status);
        await Site.ReadAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                """
                UPDATE Critics SET NameKey = 'андрии' WHERE Name = 'Андрей';
                UPDATE Films SET TitleKey = 'old', SearchText = 'old' WHERE Title = 'パパ';
                UPDATE Polls SET Ballots = replace(Ballots, '"criticKey":"андрей"', '"criticKey":"андрии"');
                UPDATE StoreState SET Rules = Rules - 1;
                """
            )
        );

        var update = await Site.Services.GetRequiredService<StoreInitializer>().OpenAsync(true, false, default);

        Assert.True(update.IsRecalculated);
        var (critic, film, polls) = await Site.ReadAsync(async db =>
            (
                await db.Critics.Where(c => c.Name == "Андрей").Select(c => c.NameKey).SingleAsync(),
                await db.Films.Where(f => f.Title == "パパ").Select(f => f.TitleKey + f.SearchText).SingleAsync(),
                await db.PollCritics.Select(c => c.NameKey).ToArrayAsync()
            )
        );
        Assert.Equal(("андрей", "パパパパ"), (critic, film));
        Assert.Equal(["андрей"], polls);
        Assert.True(await Site.IsWholeAsync());
    }

    [Fact]
    public async Task A_renaming_is_undone_with_what_follows_from_the_name()
    {
        await ImportAsync();
        var id = await Site.ReadAsync(db => db.Critics.Where(c => c.Name == "Андрей").Select(c => c.Id).SingleAsync());
        await Editor.SendAsync(
            "/admin/critics",
            "Rename",
            ("id", id.ToString(CultureInfo.InvariantCulture)),
            ("name", "Andrej")
        );
        var entry = await Site.ReadAsync(db => db.History.MaxAsync(e => e.Id));

        await Editor.SendAsync("/admin/history", ("id", entry.ToString(CultureInfo.InvariantCulture)));

        var critic = await Site.ReadAsync(db => db.Critics.SingleAsync(c => c.Id == id));
        Assert.Equal(("Андрей", "андрей"), (critic.Name, critic.NameKey));
    }
}
