using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Imports;

/// <summary>How long a text may take to read.</summary>
public sealed class PastedReviewsTests
{
    private const string Html = """
        <table><tr><th>Critic</th><th>Publication</th><th>Score</th></tr>
        <tr><td>Ann Critic</td><td>Example Times</td><td>3.5/4</td></tr></table>
        """;

    private const string Page = "80/100\nExample Times\nAnn Critic\nTense from the first minute to the last.";

    [Theory]
    [InlineData(Html)]
    [InlineData("<!DOCTYPE html><body><p>90</p><p>The Paper</p><p>A good film, they said.</p>")]
    [InlineData(Page)]
    public void A_text_that_takes_too_long_is_refused_with_what_to_do(string text)
    {
        var read = PastedReviews.Read(text, new ImpatientTime());

        Assert.Empty(read.Reviews);
        Assert.Equal(
            "line 1: a text that takes longer than 5 seconds to read; nothing was read; copy only the part with the "
                + "reviews, or split the text",
            Assert.Single(read.Problems).ToString()
        );
        Assert.Single(PastedReviews.Read(text, TimeProvider.System).Reviews);
    }

    [Fact]
    public void A_text_with_too_many_reviews_is_refused_with_what_to_do()
    {
        var most = string.Concat(Enumerable.Range(1, PastedReviews.MostReviews).Select(i => $"{i}. 80\n"));

        Assert.Equal(5_000, PastedReviews.Read(most, TimeProvider.System).Reviews.Count);
        var read = PastedReviews.Read(most + "5001. 80\n", TimeProvider.System);

        Assert.Empty(read.Reviews);
        Assert.Equal(
            "line 1: a text with 5,001 reviews, more than the 5,000 that are allowed; nothing was read; "
                + "split the text, or import a "
                + "table",
            Assert.Single(read.Problems).ToString()
        );
    }

    [Theory]
    [InlineData("<meta charset=windows-1252>")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>")]
    public void A_page_is_decoded_as_it_states(string head)
    {
        var html = $"<!DOCTYPE html><html><head>{head}</head><body>{Html}</body></html>";

        var read = PastedReviews.Read(
            Encoding.Latin1.GetBytes(html.Replace("Ann", "Renée", StringComparison.Ordinal)),
            TimeProvider.System
        );

        Assert.Equal("Renée Critic", Assert.Single(read.Reviews).Critic);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>\n" + Html + "</body></html>", 3)]
    [InlineData("<meta charset=utf-8>\n" + Html, 3)]
    [InlineData(Page, 3)]
    public void Bytes_in_no_stated_encoding_are_an_error_at_their_line(string text, int line)
    {
        var read = PastedReviews.Read(
            Encoding.Latin1.GetBytes(text.Replace("Ann", "Renée", StringComparison.Ordinal)),
            TimeProvider.System
        );

        Assert.Contains(
            $"line {line}: bytes that are not UTF-8; expected a text saved as UTF-8",
            read.Problems.Where(p => p.IsError).Select(p => p.ToString())
        );
    }

    [Fact]
    public void A_table_of_other_things_does_not_hide_the_reviews_beside_it()
    {
        var reviews = Enumerable
            .Range(1, 3)
            .Select(i =>
                $"<article><p>{i}/4</p><p>Example Times {i}</p><p>Tense from minute {i} to the last.</p></article>"
            );
        var read = PastedReviews.Read(
            $"""
            <!DOCTYPE html><body><h2>Critic Reviews</h2>{string.Concat(reviews)}
            <table><tr><th>Date</th><th>Source</th></tr><tr><td>Jul 15, 2013</td><td>Example Films</td></tr></table>
            </body>
            """,
            TimeProvider.System
        );

        Assert.Equal([25, 50, 75], read.Reviews.Select(r => r.Score?.Value));
    }

    [Fact]
    public void Markup_that_takes_too_manyleaves_the_text_that_came_with_it()
    {
        var (read, isOfMarkup) = PastedReviews.Read("1. 80\nReviewed by: New One\nGood.", Html, new ImpatientTime());

        Assert.False(isOfMarkup);
        Assert.Equal("New One", Assert.Single(read.Reviews).Critic);
    }

    [Fact]
    public async Task The_page_says_that_a_text_takes_too_long()
    {
        using var site = new Site { Replace = s => s.AddSingleton<TimeProvider>(new ImpatientTime()) };
        using var editor = await Person.SignedInAsync(site, Role.Editor, "ann@example.org");

        var sent = await editor.SendAsync("/admin/films/pusher/paste", ("Text", Html));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains(
            "takes longer than 5 seconds to read; nothing was read",
            sent.Text(".findings"),
            StringComparison.Ordinal
        );
    }

    /// <summary>The time that a text may take is over as soon as it begins.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == PastedReviews.Longest)
            {
                callback(state);
            }

            return timer;
        }
    }

    [Fact]
    public async Task A_line_of_hundreds_of_separators_is_read_at_once()
    {
        var some = Many("4/5 | ", 60) + "zzz zzz zzz zzz." + Many(" | 4/5", 30);
        var many = "zzz zzz zzz zzz." + Many(" | 4/5", 3_000);

        foreach (var line in new[] { some, many })
        {
            var read = await Task.Run(() => PastedReviews.Read($"Critic Reviews\n{line}\n", TimeProvider.System))
                .WaitAsync(TimeSpan.FromSeconds(30));
            Assert.DoesNotContain(read.Problems, p => p.ToString().Contains("takes longer", StringComparison.Ordinal));
        }

        static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
    }

    [Fact]
    public void Half_of_an_emoji_in_the_data_of_a_page_is_replaced()
    {
        const string Cut = """
            <html><script type="application/ld+json">{ "@type": "Review", "publisher": "The Paper",
            "author": { "name": "Ann Critic" }, "reviewBody": "A film that was cut \ud83d", "na\ud83dme": "x" }</script>
            """;

        var review = Assert.Single(PastedReviews.Read(Cut, TimeProvider.System).Reviews);

        Assert.Equal("A film that was cut \uFFFD", review.Quote);
    }

    [Fact]
    public void Columns_of_a_pasted_table_that_are_not_used_are_named()
    {
        var read = PastedReviews.Read(
            "Critic,Review_Type,Quote,Empty,Rank\nAnn Critic,fresh,A good film.,,1\n",
            TimeProvider.System
        );

        Assert.Equal("A good film.", Assert.Single(read.Reviews).Quote);
        Assert.Equal(
            "line 1: warning: the columns “Review_Type”, “Rank”; left out; import the table as a file to use more "
                + "columns",
            Assert.Single(read.Problems).ToString()
        );
    }

    [Fact]
    public void Rows_of_a_pasted_table_that_are_too_many_are_left_out_with_a_word()
    {
        var rows = string.Concat(Enumerable.Repeat("Ann Critic,A good film.\n", 5_001));

        var read = PastedReviews.Read("Critic,Quote\n" + rows, TimeProvider.System);

        Assert.Equal(5_000, read.Reviews.Count);
        Assert.StartsWith(
            "line 5002: warning: more than 5,000 rows; the rest is left out",
            Assert.Single(read.Problems).ToString(),
            StringComparison.Ordinal
        );
    }
}
