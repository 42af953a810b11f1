using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Imports;

public sealed class ReviewTextImportTests : IDisposable
{
    private const string Head =
        "Mixed or average reviews - based on 2 Critics\nCritic score distribution:\n1. Mixed: 2 out of "
        + "2\nCritic Reviews\n";

    private readonly Site _site = new() { HasOwnSeed = true };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_newer_text_brings_what_is_stored_up_to_date_and_adds_the_rest()
    {
        await _site.ImportAsync("Film", Head + "1. Reviewed by: Ann\n2020-01-01\nGood.\n2. Reviewed by: Bob\nSo so.");
        var second = await _site.ImportAsync(
            "Film",
            Head + "1. 55\nReviewed by: ANN\n2020-01-01\nGood.\n2. Reviewed by: Cid\nBad."
        );

        Assert.Equal((1, 1, 0), (second.Added, second.Changed, second.Unchanged));
        var reviews = await _site.ReadAsync(db =>
            db.Reviews.Include(r => r.Critic).OrderBy(r => r.Position).ToListAsync()
        );
        Assert.Equal(
            [("Ann", 55), ("Bob", null), ("Cid", (int?)null)],
            reviews.Select(r => (r.Critic!.Name, r.Score?.Value))
        );
    }

    [Fact]
    public async Task The_newest_published_summary_covers_what_its_text_lists_and_the_rest_counts_on_top()
    {
        await _site.ImportAsync("Film", Head + "1. 50\nReviewed by: Ann\nGood.\n2. 50\nReviewed by: Bob\nSo so.");
        await _site.ImportAsync("Film", Head + "1. 50\nReviewed by: Ann\nGood.\n2. 50\nReviewed by: Cid\nBad.");

        var summary = (await _site.JsonAsync("/api/v1/films/film"))["summary"]!;

        Assert.Equal(
            (3, "counted"),
            (summary["critics"]!.GetValue<int>(), summary["criticsBasis"]!.GetValue<string>())
        );
        Assert.Equal(3, summary["mixed"]!["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_review_twice_in_one_text_counts_once_and_is_reported()
    {
        var result = await _site.ImportAsync("Film", Head + "1. Reviewed by: Ann\nGood.\n2. Reviewed by: Ann\nGood.");

        Assert.Equal(1, result.Added);
        Assert.Contains("line 7: warning: a duplicate review; it counts once, as on line 5", result.Warnings);
    }

    [Fact]
    public async Task Two_reviews_by_one_critic_that_differ_are_not_called_duplicates()
    {
        var result = await _site.ImportAsync("Film", Head + "1. 80\nReviewed by: Ann\n2. 60\nReviewed by: Ann\n");

        var warning = Assert.Single(result.Warnings, w => w.StartsWith("line 7: ", StringComparison.Ordinal));
        Assert.Contains("but with other content; only the one on line 5 counts", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_quotes_of_one_critic_are_two_reviews()
    {
        var result = await _site.ImportAsync(
            "Film",
            Head + "1. 80\nReviewed by: Ann\nGood.\n2. 20\nReviewed by: Ann\nBad."
        );

        Assert.Equal(2, result.Added);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task Two_critics_who_say_the_same_are_two_reviews()
    {
        var result = await _site.ImportAsync("Film", Head + "1. Reviewed by: Ann\nGood.\n2. Reviewed by: Bob\nGood.");

        Assert.Equal(2, result.Added);
    }

    [Fact]
    public async Task A_quote_of_an_unknown_critic_meets_the_same_quote_once_the_critic_is_known()
    {
        await _site.ImportAsync("Film", Head + "1. 50\nGood.");
        var second = await _site.ImportAsync("Film", Head + "1. Reviewed by: Ann\nGood.");

        Assert.Equal((0, 1), (second.Added, second.Changed));
        var review = await _site.ReadAsync(db => db.Reviews.Include(r => r.Critic).SingleAsync());
        Assert.Equal(("Ann", 50), (review.Critic?.Name, review.Score?.Value));
    }

    [Fact]
    public async Task Bare_scores_do_not_double_when_the_text_comes_again()
    {
        await _site.ImportAsync("Film", "1. 80\n2. 80\n3. 50");
        var second = await _site.ImportAsync("Film", "Critic Reviews\n1. 80\n2. 80\n3. 50");

        Assert.Equal((0, 3), (second.Added, second.Unchanged));
    }

    [Fact]
    public async Task A_corrected_date_leaves_a_published_score_standing_and_a_corrected_score_does_not()
    {
        await _site.ImportAsync("Film", Head + "1. Reviewed by: Ann\nGood.");
        await _site.ImportAsync("Film", "1. Reviewed by: Ann\n2020-01-01\nGood.");
        Assert.True(await _site.ReadAsync(db => db.ImportedSummaries.Select(s => s.ScoreStands).SingleAsync()));

        await _site.ImportAsync("Film", "1. 55\nReviewed by: Ann\n2020-01-01\nGood.");
        Assert.False(await _site.ReadAsync(db => db.ImportedSummaries.Select(s => s.ScoreStands).SingleAsync()));
    }

    [Fact]
    public async Task A_published_score_stands_whatever_happens_to_reviews_that_it_does_not_cover()
    {
        await _site.ImportAsync("Film", Head + "1. Reviewed by: Ann\nGood.");
        await _site.ImportAsync("Film", "1. 40\nReviewed by: Bob\nBad.");
        await _site.ImportAsync("Film", "1. 30\nReviewed by: Bob\nBad.");

        Assert.True(await _site.ReadAsync(db => db.ImportedSummaries.Select(s => s.ScoreStands).SingleAsync()));
    }

    [Fact]
    public async Task The_text_of_a_film_is_known_under_each_address_that_the_film_had()
    {
        const string Text = Head + "1. 50\nReviewed by: Ann\nGood.";
        await _site.ImportAsync("Pusher", Text);
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/films/pusher", ("Input.Slug", "pusher-1996"));

        var again = await _site.ImportAsync("Pusher", Text);
        var other = await _site.ImportAsync("Bleeder", Text);

        Assert.Equal((true, "pusher-1996"), (again.IsKnown, again.Film.Slug));
        Assert.Equal((false, 1), (other.IsKnown, other.Added));
    }

    [Fact]
    public async Task A_name_without_visible_characters_is_none()
    {
        await _site.ImportAsync(
            "Film",
            "1. Reviewed by: \u200B\nPublication: \u2060\nGood.\n2. 80\nReviewed by: Ann\nBad."
        );

        Assert.Equal(
            [null, "Ann"],
            await _site.ReadAsync(db =>
                db.Reviews.OrderBy(r => r.Position).Select(r => r.Critic == null ? null : r.Critic.Name).ToListAsync()
            )
        );
        Assert.False(await _site.ReadAsync(db => db.Publications.AnyAsync()));
    }

    [Fact]
    public async Task Titles_that_begin_alike_at_length_get_different_slugs()
    {
        foreach (var year in new[] { 1990, 1991, 1992, 1993 })
        {
            await _site.ImportAsync(new string('x', 100) + year, Head + "1. 50\nGood.", year);
        }

        Assert.Equal(4, await _site.ReadAsync(db => db.Films.Select(f => f.Slug).Distinct().CountAsync()));
    }

    [Fact]
    public async Task The_same_title_in_two_years_is_two_films()
    {
        await _site.ImportAsync("Pusher", Head + "1. 50\nGood.", 1996);
        await _site.ImportAsync("Pusher", Head + "1. 50\nGood.", 2012);
        await _site.ImportAsync("PUSHER", Head + "1. 51\nBetter.", 1996);

        Assert.Equal(
            ["pusher", "pusher-2012"],
            await _site.ReadAsync(db => db.Films.OrderBy(f => f.Slug).Select(f => f.Slug).ToListAsync())
        );
    }
}
