using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Search;

public sealed class SearchTests : IDisposable
{
    private static readonly string[] _vocabulary =
    [
        "the",
        "film",
        "Refn",
        "refinement",
        "don't",
        "naïve",
        "Søren",
        "1996",
        "½",
        "“quote”",
        "co-op",
        "ЁЖ",
        "日本",
        "a",
        "x",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "title:",
        "*",
        "^",
        "(",
        ")",
        "+",
        "-",
        "\"",
        "''",
        ";",
        "--",
        "%",
        "_",
        "\\",
        "\u200B",
        "\0",
        "🎬",
        "İ",
        "ß",
        "Ⅷ",
        "e\u0301",
        "हिन्दी",
        "मैं",
        "Андрей",
        "パパ",
        "ผู้หญิง",
        "\u0301",
        "\u093F",
    ];

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private static string RandomText(Random random, int most) =>
        string.Join(
            random.Next(4) == 0 ? "" : " ",
            Enumerable.Range(0, random.Next(most)).Select(_ => _vocabulary[random.Next(_vocabulary.Length)])
        );

    [Fact]
    public async Task Ten_thousand_random_and_hostile_inputs_are_answered_with_what_holds_the_words()
    {
        var random = new Random(1);
        await ImportRandomQuotesAsync(random);
        await _site.ReadAsync(async db =>
        {
            var quotes = await TermsOfQuotesAsync(db);
            var names = await db.Films.ToDictionaryAsync(f => f.Id, f => SearchKey.TermsIn(f.SearchText));
            var hits = 0;
            for (var i = 0; i < 10_000; i++)
            {
                var text =
                    i % 2 == 0
                        ? RandomText(random, 8)
                        : new string([
                            .. Enumerable
                                .Range(0, random.Next(12))
                                .Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000)),
                        ]);
                if (SearchWords.Of(text) is { } words)
                {
                    var reviews = (await db.FindReviewsAsync(words, 0, 5, default)).Ids;
                    var films = (await db.FindFilmsAsync(words, 5, default)).Ids;
                    Assert.All(reviews, id => Assert.True(Holds(quotes[id], words.ReviewQuery), text));
                    Assert.All(films, id => Assert.True(Holds(names[id], words.NameQuery), text));
                    hits += reviews.Count;
                }
            }

            Assert.InRange(hits, 1_000, int.MaxValue);
            return true;
        });
    }

    [Fact]
    public async Task What_is_found_is_what_a_plain_scan_finds()
    {
        var random = new Random(2);
        await ImportRandomQuotesAsync(random);
        var quotes = await _site.ReadAsync(TermsOfQuotesAsync);
        for (var i = 0; i < 300; i++)
        {
            if (SearchWords.Of(RandomText(random, 4)) is not { } words)
            {
                continue;
            }

            var scanned = quotes.Where(q => Holds(q.Value, words.ReviewQuery)).Select(q => q.Key).Order();
            var found = (await _site.ReadAsync(db => db.FindReviewsAsync(words, 0, 1000, default))).Ids.Order();
            Assert.Equal((words.ReviewQuery, string.Join(',', scanned)), (words.ReviewQuery, string.Join(',', found)));
        }
    }

    [Theory]
    [InlineData("night ")]
    [InlineData("nig")]
    [InlineData("\"the night\"")]
    public async Task Of_more_hits_than_are_counted_the_newest_come_first_and_pages_end_with_the_count(string typed)
    {
        var lines = Enumerable
            .Range(1, Found.MostCounted + 5)
            .Select(i => $"{i}. Reviewed by: Critic {i}\n   As long as the night {i}.");
        await _site.ImportAsync("Found", string.Join('\n', lines));
        var words = SearchWords.Of(typed)!;

        var newest = await _site.ReadAsync(db =>
            db.Reviews.Where(r => r.Film.Title == "Found")
                .OrderByDescending(r => r.Id)
                .Select(r => r.Id)
                .Take(Found.MostCounted)
                .ToListAsync()
        );
        var second = await _site.ReadAsync(db => db.FindReviewsAsync(words, 20, 20, default));
        var last = await _site.ReadAsync(db => db.FindReviewsAsync(words, 990, 20, default));

        Assert.Equal((Found.MostCounted, true), (second.Count, second.IsMore));
        Assert.Equal(newest.Skip(20).Take(20), second.Ids);
        Assert.Equal(newest.Skip(990), last.Ids);
    }

    private Task ImportRandomQuotesAsync(Random random)
    {
        var lines = Enumerable
            .Range(0, 400)
            .Select(i =>
                $"{i + 1}. Reviewed by: Critic {i}\n   Quote {i} "
                + $"{RandomText(random, 12).Replace("\0", "", StringComparison.Ordinal)}."
            );
        return _site.ImportAsync("Scanned", string.Join('\n', lines));
    }

    private static Task<Dictionary<int, string[]>> TermsOfQuotesAsync(ReviewSiteDb db) =>
        db
            .Reviews.Where(r => r.Quote != null)
            .ToDictionaryAsync(r => r.Id, r => SearchKey.TermsIn(SearchKey.Of(r.Quote)));

    private static bool Holds(string[] quote, FullTextQuery query) =>
        query
            .Phrases.Index()
            .All(p =>
                Enumerable
                    .Range(0, Math.Max(0, quote.Length - p.Item.Length + 1))
                    .Any(start =>
                        p.Item.Index()
                            .All(w =>
                                quote[start + w.Index] == w.Item
                                || (
                                    query.IsPrefix(p.Index)
                                    && w.Index == p.Item.Length - 1
                                    && quote[start + w.Index].StartsWith(w.Item, StringComparison.Ordinal)
                                )
                            )
                    )
            );

    [Theory]
    [InlineData("a very, very good film about the man, the boy and the horse", 1)]
    [InlineData("very very good", 1)]
    [InlineData("the boy the man", 0)]
    public Task A_sentence_that_repeats_words_is_found_by_all_of_it(string phrase, int expected) =>
        AssertFoundInSentenceAsync(phrase, expected);

    [Fact]
    public Task A_phrase_is_compared_up_to_the_third_time_that_a_word_is_in_it() =>
        AssertFoundInSentenceAsync("very good film about the man the boy and the cat", 1);

    private async Task AssertFoundInSentenceAsync(string phrase, int expected)
    {
        await _site.ImportAsync(
            "Other",
            "1. 80\nReviewed by: Ann\nA very, very good film about the man, the boy and the horse.\n"
        );

        Assert.Equal(
            expected,
            (await _site.ReadAsync(db => db.FindReviewsAsync(SearchWords.Of($"\"{phrase}\"")!, 0, 10, default))).Count
        );
    }

    [Fact]
    public async Task The_index_stays_in_step_through_every_kind_of_change()
    {
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "ann@example.org");
        async Task CheckAsync(string words, int expected)
        {
            var found = await _site.ReadAsync(db => db.FindReviewsAsync(SearchWords.Of(words)!, 0, 10, default));
            Assert.Equal((words, expected, expected), (words, found.Count, found.Ids.Count));
            Assert.True(await _site.IsWholeAsync());
        }

        await CheckAsync("refn", 7);
        await admin.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.Critic", "New"),
            ("Input.Quote", "Zanzibar one.")
        );
        await CheckAsync("zanzibar", 1);
        await admin.SendAsync("/admin/reviews/12", ("Input.Quote", "Timbuktu."));
        await CheckAsync("zanzibar", 0);
        await CheckAsync("timbuktu", 1);
        await admin.SendAsync("/admin/reviews/12", "Withdraw");
        await CheckAsync("timbuktu", 0);
        await admin.SendAsync("/admin/history", ("id", (await LastChangeAsync())));
        await CheckAsync("timbuktu", 1);
        await admin.SendAsync("/admin/reviews/12", "Erase");
        await CheckAsync("timbuktu", 0);
        await _site.ImportAsync("Other", "1. Reviewed by: Someone\nZanzibar two.");
        await CheckAsync("zanzibar", 1);
        await admin.SendAsync("/admin/films/other", "Withdraw");
        await CheckAsync("zanzibar", 0);
        await admin.SendAsync("/admin/history", ("id", (await LastChangeAsync())));
        await admin.SendAsync("/admin/films/other", "Merge", ("into", "pusher"));
        await CheckAsync("zanzibar", 1);
        using var tables = new Web.Tests.Tables(_site);
        var table = await tables.ImportAsync(tables.Write("a.csv", "title,critic,quote\nThird,Ann,Zanzibar three.\n"));
        await CheckAsync("zanzibar", 2);
        await admin.SendAsync($"/admin/imports/{table.ImportId}");
        await CheckAsync("zanzibar", 1);
    }

    private async Task<string> LastChangeAsync() =>
        (await _site.ReadAsync(db => db.History.MaxAsync(e => e.Id))).ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("refn’s MESMERIZINGLY", 1)]
    [InlineData("\"bad guys in one\"", 1)]
    [InlineData("\"guys bad\"", 0)]
    [InlineData("mesmer", 1)]
    [InlineData("mesmer ", 0)]
    [InlineData("mes", 1)]
    [InlineData("me", 0)]
    public async Task Words_phrases_and_beginnings_are_found_blind_to_case_and_accents(string words, int expected) =>
        Assert.Equal(
            expected,
            (await _site.ReadAsync(db => db.FindReviewsAsync(SearchWords.Of(words)!, 0, 10, default))).Count
        );

    [Fact]
    public void What_was_found_is_marked_where_it_stands_in_the_text()
    {
        const string Text = "A naïve, “Søren’s” film; e\u0301t\u00E9 and more. ";
        var parts = Highlight.Excerpt(
            string.Concat(Enumerable.Repeat("Something else. ", 30)) + Text,
            SearchWords.Of("naive sorens ete fil")!
        );

        Assert.Equal(["naïve", "film", "e\u0301té"], parts.Where(p => p.IsHit).Select(p => p.Text));
        Assert.StartsWith("… ", string.Concat(parts.Select(p => p.Text)), StringComparison.Ordinal);
    }
}
