using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Store.PostgreSql;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.PostgreSql;

public sealed class WordPairsTests
{
    [Theory]
    [InlineData("bad", "guys", -32634)]
    [InlineData("guys", "bad", -2895)]
    [InlineData("söt", "日本", 20761)]
    public void The_number_of_a_pair_is_in_stores_and_never_changes(string first, string second, short expected) =>
        Assert.Equal(expected, WordPairs.NumberOf(first, second));

    [Theory]
    [InlineData("\"two words\" alone", 1)]
    [InlineData("\"three words here\" and \"two more\"", 3)]
    [InlineData("alone and alone", 0)]
    [InlineData("\"no end yet", 2)]
    public void A_search_asks_for_the_pairs_of_its_phrases(string words, int expected)
    {
        var sql = WordPairs.SqlOf(SearchWords.Of(words)!.ReviewQuery);

        Assert.Equal(expected, sql?.Split(',').Length ?? 0);
    }

    [PostgreSqlFact]
    public async Task A_phrase_is_not_found_where_another_pair_has_the_same_number()
    {
        var other = Enumerable
            .Range(0, 1_000_000)
            .Select(n => $"w{n}")
            .First(w => WordPairs.NumberOf(w, "guys") == WordPairs.NumberOf("bad", "guys"));
        using var site = Site.On(PostgreSqlServer.Shared);
        await site.ImportAsync("Other", $"1. 80\nReviewed by: Ann\nGuys, {other} guys, and the bad ones.\n");

        Assert.Equal(1, await CountAsync(site, $"\"{other} guys\""));
        Assert.Equal(1, await CountAsync(site, "\"bad guys\""));
    }

    [PostgreSqlFact]
    public async Task A_corrected_quote_is_found_by_its_new_phrases()
    {
        using var site = Site.On(PostgreSqlServer.Shared);
        await site.ImportAsync("Other", "1. 80\nReviewed by: Ann\nOne old phrase.\n");
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");
        var review = await site.ReadAsync(db =>
            db.Reviews.Where(r => r.Film.Slug == "other").Select(r => r.Id).SingleAsync()
        );

        await editor.SendAsync($"/admin/reviews/{review}", ("Input.Quote", "One new phrase."));

        Assert.Equal(0, await CountAsync(site, "\"one old phrase\""));
        Assert.Equal(1, await CountAsync(site, "\"one new phrase\""));
    }

    [PostgreSqlFact]
    public async Task A_check_finds_pairs_that_are_not_those_of_the_text()
    {
        using var site = Site.On(PostgreSqlServer.Shared);

        var wrong = await site.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"UPDATE reviews SET wordpairs = '{{}}' WHERE position <= 2");
            return await PostgreSqlSearch.WronglyFoundAsync(db, default);
        });

        Assert.Equal("the search words of 2 rows of the table reviews do not match their texts", Assert.Single(wrong));
    }

    [PostgreSqlFact]
    public async Task A_check_does_not_wait_for_a_save()
    {
        using var site = Site.On(PostgreSqlServer.Shared);

        var wrong = await site.ReadAsync(async saving =>
        {
            await using var save = await saving.BeginWriteAsync(default);
            await saving.Reviews.ExecuteUpdateAsync(u => u.SetProperty(r => r.Quote, "Another quote."));
            return await site.FaultsAsync();
        });

        Assert.Empty(wrong);
    }

    private static Task<int> CountAsync(Site site, string words) =>
        site.ReadAsync(async db => (await db.FindReviewsAsync(SearchWords.Of(words)!, 0, 10, default)).Count);
}
