using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Imports;

/// <summary>Which stored review a row of a later table is.</summary>
public sealed class ReviewMatcherTests : IDisposable
{
    private const string Headers = "title,year,critic,publication,score,date,quote\n";
    private const string LongQuote = "A grim and nervous film about a week that goes wrong.";

    private readonly Site _site = new() { HasOwnSeed = true };
    private readonly Web.Tests.Tables _tables;
    private int _files;

    public ReviewMatcherTests() => _tables = new Web.Tests.Tables(_site);

    public void Dispose()
    {
        _tables.Dispose();
        _site.Dispose();
    }

    private Task<Web.Imports.Tables.TableImportResult> ImportAsync(params string[] rows) =>
        _tables.ImportAsync(
            _tables.Write($"{++_files}.csv", Headers + string.Concat(rows.Select(r => $"Pusher,1996,{r}\n")))
        );

    private Task<List<string>> ReviewsAsync() =>
        _site.ReadAsync(async db =>
            (
                await db
                    .Reviews.Include(r => r.Critic)
                    .Include(r => r.Publication)
                    .OrderBy(r => r.Position)
                    .ToListAsync()
            ).ConvertAll(r =>
                FormattableString.Invariant(
                    $"{r.Critic?.Name}, {r.Publication?.Name}, {r.Score?.Value}, {r.Date:yyyy-MM-dd}"
                )
            )
        );

    [Fact]
    public async Task A_date_that_a_later_import_of_the_same_file_can_read_is_of_the_same_review()
    {
        var path = _tables.Write("a.csv", Headers + "Pusher,1996,Ann,Daily,80/100,03/04/2005,\n");
        await _tables.ImportAsync(path);

        var second = await _tables.ImportAsync(
            request => request with { Reading = new TableOptions(Dates: DateOrder.DayMonthYear) },
            path
        );

        Assert.Equal((0, 1), (second.New, second.Changed));
        Assert.Equal(["Ann, Daily, 80, 2005-04-03"], await ReviewsAsync());
    }

    [Theory]
    [InlineData("Ann,Daily,80/100,,", "Ann,Daily,80/100,2020-01-02,")]
    [InlineData("Ann,Daily,,,", "Ann,Daily,80/100,2020-01-02,")]
    [InlineData("Ann,Daily,,2020-01-02,", "Ann,Daily,80/100,,")]
    [InlineData("Ann,,80/100,2020-01-02,", "Ann,Daily,,,")]
    [InlineData(",Daily,80/100,,", ",Daily,80/100,2020-01-02,")]
    [InlineData("Ann,Daily,80/100,,", "Ann,Daily,,2020-01-02,Good.")]
    public async Task A_missing_value_fits_the_only_review_that_has_one(string before, string after)
    {
        await ImportAsync(before);

        var second = await ImportAsync(after);

        Assert.Equal((0, 1), (second.New, second.Changed + second.Unchanged));
        Assert.Single(await ReviewsAsync());
    }

    [Theory]
    [InlineData("Ann,Daily,80/100,2020-01-02,", "Ann,Daily,80/100,2021-01-02,")]
    [InlineData("Ann,Daily,60/100,,", "Ann,Daily,80/100,2020-01-02,")]
    [InlineData("Ann,Daily,80/100,,", "Ann,Weekly,80/100,2020-01-02,")]
    [InlineData("Ann,Daily,80/100,,", "Bob,Daily,80/100,2020-01-02,")]
    [InlineData("Ann,Daily,80/100,,Good.", "Ann,Daily,80/100,2020-01-02,Bad.")]
    public async Task Another_value_is_of_another_review(string before, string after)
    {
        await ImportAsync(before);

        Assert.Equal(1, (await ImportAsync(after)).New);
    }

    [Fact]
    public async Task A_missing_value_that_fits_two_reviews_is_not_guessed()
    {
        await ImportAsync("Ann,Daily,,2020-01-02,", "Ann,Daily,,2021-01-02,");

        Assert.Equal(1, (await ImportAsync("Ann,Daily,80/100,,")).New);
    }

    [Fact]
    public async Task A_review_that_the_file_lists_itself_is_not_taken_for_another()
    {
        await ImportAsync("Ann,Daily,80/100,,");

        var second = await ImportAsync("Ann,Daily,,2020-01-02,", "Ann,Daily,80/100,,");

        Assert.Equal((1, 1), (second.New, second.Unchanged));
        Assert.Equal(["Ann, Daily, 80, ", "Ann, Daily, , 2020-01-02"], await ReviewsAsync());
    }

    [Fact]
    public async Task Of_two_rows_that_fit_the_one_with_the_same_score_is_the_review()
    {
        await ImportAsync("Ann,Daily,80/100,,");

        await ImportAsync("Ann,Daily,,2020-01-02,", "Ann,Daily,80/100,2021-01-02,", "Ann,Daily,80/100,2021-01-02,");

        Assert.Equal(["Ann, Daily, 80, 2021-01-02", "Ann, Daily, , 2020-01-02"], await ReviewsAsync());
    }

    [Fact]
    public async Task A_quote_under_a_corrected_name_is_the_same_review()
    {
        await ImportAsync($"Ann Smit,Daily,80/100,2020-01-02,{LongQuote}");

        var second = await ImportAsync($"Ann Smith,Daily,80/100,2020-01-02,{LongQuote}");

        Assert.Equal((0, 1), (second.New, second.Changed));
        Assert.Equal(["Ann Smith, Daily, 80, 2020-01-02"], await ReviewsAsync());
    }

    [Theory]
    [InlineData("Bob,Daily,,,Good.", "Good.")]
    [InlineData("Bob,Weekly,,," + LongQuote, LongQuote)]
    [InlineData("Bob,Daily,,," + LongQuote + "\nPusher,1996,Ann,Daily,,," + LongQuote, LongQuote)]
    public async Task Two_critics_with_the_same_words_elsewhere_or_beside_each_other_are_two(string rows, string quote)
    {
        await ImportAsync($"Ann,Daily,,,{quote}");

        Assert.Equal(1, (await ImportAsync(rows)).New);
    }

    [Fact]
    public async Task Values_that_the_file_no_longer_has_are_kept_and_counted()
    {
        await ImportAsync("Ann,Daily,80/100,2020-01-02,Good.", "Bob,Daily,60/100,2020-01-02,Fine.");

        var second = await ImportAsync("Ann,Daily,,2020-01-02,Good.", "Bob,Daily,60/100,,Fine.", "Cid,Daily,,,Bad.");

        Assert.Equal(
            ["Ann, Daily, 80, 2020-01-02", "Bob, Daily, 60, 2020-01-02", "Cid, Daily, , "],
            await ReviewsAsync()
        );
        Assert.Equal(
            [
                "2.csv, line 2: warning: no score in 1 review that had one before; the stored value is kept; to remove "
                    + "it, edit the review",
                "2.csv, line 3: warning: no date in 1 review that had one before; the stored value is kept; to remove "
                    + "it, edit the review",
            ],
            second.Warnings
        );
    }

    [Fact]
    public async Task A_file_without_a_column_says_nothing_of_the_values_that_another_file_gave()
    {
        await ImportAsync("Ann,Daily,80/100,2020-01-02,Good.");

        var second = await ImportAsync("Ann,Daily,80/100,,Good.");

        Assert.Equal(["Ann, Daily, 80, 2020-01-02"], await ReviewsAsync());
        Assert.Empty(second.Warnings);
    }

    [Theory]
    [InlineData("Good.")]
    [InlineData("")]
    public async Task A_credit_of_the_staff_is_found_where_it_is_stored_as_a_critic(string quote)
    {
        await ImportAsync($"Zed,Daily,80/100,2020-01-02,{quote}");
        await _site.ReadAsync(db =>
            db.Critics.Where(c => c.Name == "Zed")
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Staff").SetProperty(c => c.NameKey, "staff"))
        );

        await ImportAsync($"Staff,Daily,80/100,2020-01-02,{quote}", "Bob,Daily,60/100,2020-01-02,So so.");

        Assert.Equal(["Bob, Daily, 60, 2020-01-02", "Staff, Daily, 80, 2020-01-02"], (await ReviewsAsync()).Order());
    }

    [Fact]
    public async Task Nothing_of_a_withdrawn_import_comes_back_with_a_newer_one()
    {
        await ImportAsync("Ann,Daily,80/100,2020-01-02,Good.");
        await _site
            .Services.GetRequiredService<Web.Imports.ImportWithdrawal>()
            .WithdrawAsync(1, Actor.CommandLine, default);

        await ImportAsync("Ann,,,2020-01-02,Good.");

        Assert.Equal(["Ann, , , 2020-01-02"], await ReviewsAsync());
    }
}
