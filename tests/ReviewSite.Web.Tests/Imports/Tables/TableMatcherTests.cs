using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Imports.Tables;

/// <summary>Which stored film, and which stored review, a row of a table is.</summary>
public sealed class TableMatcherTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };
    private readonly Web.Tests.Tables _tables;

    public TableMatcherTests() => _tables = new Web.Tests.Tables(_site);

    public void Dispose()
    {
        _tables.Dispose();
        _site.Dispose();
    }

    private Task<TableImportResult> ImportAsync(string name, string text) =>
        _tables.ImportAsync(_tables.Write(name, text));

    private Task<List<string>> ReviewsAsync() =>
        _site.ReadAsync(db =>
            db.Reviews.OrderBy(r => r.Film.Slug)
                .ThenBy(r => r.Position)
                .Select(r => $"{r.Film.Slug}: {(r.Critic == null ? "?" : r.Critic.Name)} “{r.Quote}”")
                .ToListAsync()
        );

    [Fact]
    public async Task Keys_of_two_sources_that_are_the_same_are_two_reviews()
    {
        await ImportAsync("a.csv", "title,year,reviewid,critic,quote,originalScore\nPusher,1996,1,Ann,Good,4/5\n");
        var other = await ImportAsync(
            "b.csv",
            "title,year,reviewid,critic,quote,originalScore\nPusher,1996,1,Bob,Bad,1/5\n"
        );
        var known = await ImportAsync(
            "a2.csv",
            "title,year,reviewid,critic,quote,originalScore\nPusher,1996,1,Ann,Better,4/5\n"
        );

        Assert.Equal(["pusher: Ann “Better”", "pusher: Bob “Bad”"], await ReviewsAsync());
        Assert.Contains("a different critic", Assert.Single(other.Warnings), StringComparison.Ordinal);
        Assert.Equal((0, 1), (known.New, known.Changed));
    }

    [Fact]
    public async Task A_published_score_stands_until_a_table_changes_a_review_that_it_covers()
    {
        await _site.ImportAsync(
            "Pusher",
            "Mixed or average reviews - based on 2 Critics\nCritic score distribution:\n1. Mixed: 2 out of 2\n"
                + "Critic Reviews\n1. 60\nReviewed by: Ann\nGood."
        );
        await ImportAsync("a.csv", "title,critic,quote,score\nPusher,Bob,Bad,40/100\n");

        await ImportAsync("b.csv", "title,critic,quote,score\nPusher,Bob,Bad,30/100\n");
        Assert.True(await StandsAsync());

        await ImportAsync("c.csv", "title,critic,quote,score\nPusher,Ann,Good,70/100\n");
        Assert.False(await StandsAsync());

        Task<bool> StandsAsync() =>
            _site.ReadAsync(db => db.ImportedSummaries.Select(s => s.ScoreStands).SingleAsync());
    }

    [SqliteFact]
    public async Task Many_reviews_of_a_film_that_have_scores_alone_are_matched_one_by_one()
    {
        const int Reviews = 50_000;
        var rows = "title,critic,score\n" + string.Concat(Enumerable.Repeat("Pusher,,80\n", Reviews));

        var first = await ImportAsync("a.csv", rows);
        var again = await ImportAsync("b.csv", rows + "Pusher,,80\nPusher,,90\n").WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((Reviews, 2, Reviews), (first.New, again.New, again.Unchanged));
    }

    [Fact]
    public async Task Two_films_of_a_table_that_are_one_stored_film_are_one()
    {
        await ImportAsync("a.csv", "title,year,critic,quote\nPusher,1996,Ann,Good\n");

        var result = await ImportAsync(
            "b.csv",
            "title,year,critic,quote\nPusher,1996,Ann,Good\nPusher,,Bob,Bad\nPusher,,Ann,Good\n"
        );

        Assert.Equal((1, 1), (result.Films, result.New));
        Assert.Equal(["pusher: Ann “Good”", "pusher: Bob “Bad”"], await ReviewsAsync());
        Assert.Equal(1996, await _site.ReadAsync(db => db.Films.Select(f => f.Year).SingleAsync()));
    }

    [Fact]
    public async Task An_edit_that_was_begun_before_a_table_changed_the_film_is_refused()
    {
        await ImportAsync("a.csv", "title,year,director,critic,quote\nPusher,1996,Ann,Ann,Good\n");
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        const string Address = "/admin/films/pusher";
        var form = await editor.GetAsync(Address);
        await ImportAsync("b.csv", "title,year,director,critic,quote\nPusher,1996,Nicolas Winding Refn,Ann,Good\n");

        var late = await editor.SubmitAsync(form, Address, handler: null, ("Input.Directors", "Somebody"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(["Nicolas Winding Refn"], (await _site.ReadAsync(db => db.Films.SingleAsync())).Directors);
    }

    [Fact]
    public async Task Films_with_one_title_and_two_IMDb_ids_are_two_films_each_time()
    {
        const string Table =
            "title,year,imdb_id,critic,quote\nKiss,2010,tt0000111,Ann,Good\nKiss,2010,tt0000222,Bob,Bad\n";
        await ImportAsync("a.csv", Table);
        var again = await ImportAsync("b.csv", Table + "Kiss,2010,tt0000222,Cid,Fine\n");

        Assert.Equal(["kiss: Ann “Good”", "kiss-2010: Bob “Bad”", "kiss-2010: Cid “Fine”"], await ReviewsAsync());
        Assert.Equal((2, 1), (again.Films, again.New));
    }

    [Fact]
    public async Task A_film_that_a_table_knows_by_two_keys_is_told()
    {
        var films = _tables.Write("films.csv", "id,title,runtimeMinutes\nm1,Anna,90\nm2,Anna,80\n");

        var result = await _tables.ImportAsync(
            films,
            _tables.Write("reviews.csv", "id,critic,quote\nm1,Ann,Good\nm2,Bob,Bad\n")
        );

        Assert.Equal(1, result.Films);
        Assert.Contains(result.Warnings, w => w.Contains("“m1” and “m2”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_editor_withdrew_stays_so_and_what_was_merged_goes_to_the_other()
    {
        const string Table = "title,year,critic,quote\nSpam,2020,Ann,Buy\nPusher I,1996,Bob,Good\n";
        await ImportAsync("a.csv", Table + "Pusher,1996,Ann,Fine\n");
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/films/spam", "Withdraw");
        await editor.SendAsync("/admin/films/pusher-i", "Merge", ("into", "pusher"));

        var next = await ImportAsync("b.csv", Table + "Pusher I,1996,Cid,New\n");

        Assert.Equal(["pusher: Ann “Fine”", "pusher: Bob “Good”", "pusher: Cid “New”"], await ReviewsAsync());
        Assert.Equal(
            new { Title = "Pusher", Count = 3 },
            await _site.ReadAsync(db =>
                db.Films.IgnoreQueryFilters()
                    .OrderBy(f => f.IsWithdrawn)
                    .Select(f => new { f.Title, Count = db.Films.IgnoreQueryFilters().Count() })
                    .FirstAsync()
            )
        );
        Assert.Contains(next.Warnings, w => w.Contains("which an editor withdrew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_editor_said_of_a_film_stands_against_the_table_and_that_is_told()
    {
        await ImportAsync("a.csv", "title,year,runtimeMinutes\nPusher,1996,100\n");
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/films/pusher", ("Input.Runtime", "105"));

        var next = await ImportAsync("b.csv", "title,year,runtimeMinutes,genre\nPusher,1996,101,Crime\n");

        Assert.Equal(
            new { RuntimeMinutes = (int?)105, Genre = "Crime" },
            await _site.ReadAsync(db =>
                db.Films.Select(f => new { f.RuntimeMinutes, Genre = f.Genres[0] }).SingleAsync()
            )
        );
        Assert.Contains("runtimeminutes of “Pusher”", Assert.Single(next.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_of_several_films_is_left_out_or_stops_with_its_file_as_told()
    {
        await ImportAsync("a.csv", "title,year,critic,quote\nPusher,1996,Ann,Good\nPusher,2012,Ann,Fine\n");
        var (films, table) = (
            _tables.Write("films.csv", "title,year\nBleeder,1999\n"),
            _tables.Write("b.csv", "title,critic,quote\nPusher,Bob,Bad\nBleeder,Bob,Bad\n")
        );

        var stopped = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(films, table));
        var result = await _tables.ImportAsync(request => request with { SkipsErrors = true }, films, table);

        Assert.StartsWith(
            "b.csv, line 2: there are several films called “Pusher”, of 1996, 2012",
            stopped.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((1, 1), (result.New, result.Rejected));
        Assert.Contains(result.Warnings, w => w.Contains("b.csv, line 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withdrawn_film_makes_no_title_ambiguous()
    {
        await ImportAsync("a.csv", "title,year,critic,quote\nPusher,1996,Ann,Good\nPusher,2012,Ann,Fine\n");
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/films/pusher-2012", "Withdraw");

        await ImportAsync("b.csv", "title,critic,quote\nPusher,Bob,Bad\n");

        Assert.Equal(["pusher: Ann “Good”", "pusher: Bob “Bad”"], await ReviewsAsync());
    }

    [Fact]
    public async Task Two_films_of_a_table_with_one_IMDb_id_are_one_with_a_warning_that_says_why()
    {
        const string Table =
            "id,title,year,imdb_id\n1,Pusher,1996,tt0117407\n2,Bleeder,1999,tt0117407\n2,Bleeder,1999,tt0117407\n";

        var result = await ImportAsync("a.csv", Table);

        Assert.Equal(1, result.Films);
        Assert.Equal(
            "a.csv, line 3: warning: the IMDb id tt0117407 of “Bleeder” (1999), which is also that of “Pusher” "
                + "(1996) in a.csv, line 2; they count as one film; correct the id if they are two",
            Assert.Single(result.Warnings)
        );
    }

    [Fact]
    public async Task A_row_with_the_IMDb_id_of_a_stored_film_of_another_title_and_year_is_warned_about()
    {
        await ImportAsync("a.csv", "title,year,imdb_id\nPusher,1996,tt0117407\n");

        var result = await ImportAsync("b.csv", "title,year,imdb_id\nBleeder,1999,tt0117407\n");

        Assert.Equal(
            "b.csv, line 2: warning: the IMDb id tt0117407 of “Bleeder” (1999), which is also that of “Pusher” "
                + "(1996) at /films/pusher; they count as one film; correct the id if they are two",
            Assert.Single(result.Warnings)
        );
    }

    [Fact]
    public async Task A_year_that_another_film_of_the_title_has_is_not_taken_from_a_table()
    {
        await ImportAsync("a.csv", "title,year,imdb_id\nPusher,1996,tt0117407\nPusher,2012,\n");

        var next = await ImportAsync("b.csv", "title,year,imdb_id,genre\nPusher,2012,tt0117407,Crime\n");

        Assert.Equal(
            [(1996, "Crime"), (2012, "")],
            await _site.ReadAsync(async db =>
                (await db.Films.OrderBy(f => f.Year).ToListAsync()).Select(f => (f.Year, string.Join(", ", f.Genres)))
            )
        );
        Assert.Equal(
            "b.csv, line 2: warning: the year 2012 of “Pusher”, which another film of this title has; the year 1996 "
                + "is kept; merge the films if they are the same",
            Assert.Single(next.Warnings)
        );
    }

    [Fact]
    public async Task A_later_file_corrects_critic_and_publication_of_a_review_with_a_key()
    {
        const string Headers = "title,reviewid,critic,publication,quote\n";
        await ImportAsync("a.csv", Headers + "Pusher,1,Ann,Daily,Good\nPusher,2,Bob,Daily,Bad\n");

        var next = await ImportAsync("b.csv", Headers + "Pusher,1,Anna,Daily,Good\nPusher,2,Bob,Weekly,Bad\n");

        Assert.Equal((0, 2), (next.New, next.Changed));
        Assert.Empty(next.Warnings);
        Assert.Equal(["Anna in Daily", "Bob in Weekly"], await NamesAsync());
    }

    [Fact]
    public async Task Critic_and_publication_of_an_editor_stand_against_a_file_and_that_is_reported()
    {
        const string Rows = "title,reviewid,critic,publication,quote\nPusher,1,Ann,Daily,Good\n";
        await ImportAsync("a.csv", Rows);
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/reviews/1", ("Input.Critic", "Anna"), ("Input.Publication", "Weekly"));

        var next = await ImportAsync("b.csv", Rows + "Pusher,2,Bob,Daily,Bad\n");

        Assert.Equal(["Anna in Weekly", "Bob in Daily"], await NamesAsync());
        Assert.Equal(
            "b.csv, line 2: warning: critic, publication; an editor's value is kept instead of the file's",
            Assert.Single(next.Warnings)
        );
    }

    private Task<List<string>> NamesAsync() =>
        _site.ReadAsync(db =>
            db.Reviews.OrderBy(r => r.Position).Select(r => $"{r.Critic!.Name} in {r.Publication!.Name}").ToListAsync()
        );

    [Fact]
    public async Task Whether_a_table_says_mixed_is_its_own_affair()
    {
        var three = _tables.Write(
            "three.csv",
            "title,critic,quote,scoreSentiment\nPusher,Ann,a,positive\nPusher,Bob,b,mixed\n"
        );
        var two = _tables.Write(
            "two.csv",
            "title,critic,quote,scoreSentiment\nPusher,Cid,c,POSITIVE\nPusher,Dan,d,NEGATIVE\n"
        );

        await _tables.ImportAsync(three, two);

        Assert.Equal(
            [
                new { StatedReception = (Reception?)Reception.Positive, Leaning = (Leaning?)null },
                new { StatedReception = (Reception?)Reception.Mixed, Leaning = (Leaning?)null },
                new { StatedReception = (Reception?)null, Leaning = (Leaning?)Leaning.Favorable },
                new { StatedReception = (Reception?)null, Leaning = (Leaning?)Leaning.Unfavorable },
            ],
            await _site.ReadAsync(db =>
                db.Reviews.OrderBy(r => r.Position).Select(r => new { r.StatedReception, r.Leaning }).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Receptions_without_a_mixed_one_come_back_out_of_our_own_table()
    {
        await _tables.ImportAsync(
            _tables.Write(
                "three.csv",
                "title,critic,quote,scoreSentiment\nPusher,Ann,a,positive\nPusher,Bob,b,negative\nBleeder,Bob,c,mixed\n"
            )
        );
        using var bytes = new MemoryStream();
        await _site.Services.GetRequiredService<SiteExport>().WriteReviewTableAsync("pusher", bytes, default);
        using var other = new Site { HasOwnSeed = true };
        using var tables = new Web.Tests.Tables(other);
        await tables.ImportAsync(
            tables.Write("reviews.csv", System.Text.Encoding.UTF8.GetString(bytes.ToArray()).TrimStart('\uFEFF'))
        );

        Assert.Equal(
            [Reception.Positive, Reception.Negative],
            await other.ReadAsync(db =>
                db.Reviews.OrderBy(r => r.Position).Select(r => r.StatedReception).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task The_same_file_read_in_another_way_is_another_import()
    {
        var path = _tables.Write("a.csv", "title,critic,quote,text2\nPusher,Ann,Good,Better\n");
        TableImportRequest By(TableImportRequest request, int quote) =>
            request with
            {
                Columns = new Dictionary<string, ChosenColumns>
                {
                    [path] = new(
                        new Dictionary<TableField, int>
                        {
                            [TableField.Title] = 0,
                            [TableField.Critic] = 1,
                            [TableField.Quote] = quote,
                        }
                    ),
                },
            };

        var first = await _tables.ImportAsync(request => By(request, quote: 2), path);
        var same = await _tables.ImportAsync(request => By(request, quote: 2), path);
        var other = await _tables.ImportAsync(request => By(request, quote: 3), path);
        var decoded = await _tables.ImportAsync(
            request => By(request, quote: 3) with { Encoding = System.Text.Encoding.Latin1 },
            path
        );

        Assert.Equal((false, true, false, false), (first.IsKnown, same.IsKnown, other.IsKnown, decoded.IsKnown));
    }

    [Fact]
    public async Task A_preview_of_the_verdict_knows_that_a_published_score_does_not_stand_any_more()
    {
        var reviews = _tables.Write(
            "reviews.csv",
            "title,critic,quote,score\nPusher,Ann,Good,60/100\nPusher,Bob,Bad,\n"
        );
        await _tables.ImportAsync(
            _tables.Write("films.csv", "title,meta_positive,meta_mixed,meta_negative,metascore\nPusher,3,1,0,74\n"),
            reviews
        );
        Assert.Equal((74, Basis.Published), await ScoreAsync());
        await ImportAsync("later.csv", "title,critic,quote,score\nPusher,Ann,Good,50/100\n");
        Assert.NotEqual((74, Basis.Published), await ScoreAsync());

        var summaries = _site.Services.GetRequiredService<Web.Store.FilmSummaries>();
        var ann = await _site.ReadAsync(db => db.Reviews.SingleAsync(r => r.Critic!.Name == "Ann"));
        var preview = await _site.ReadAsync(db =>
            summaries.ExplainWithAsync(db, ann.FilmId, ann.Id, ann.Content with { Quote = "Better" }, 1, default)
        );

        Assert.Equal(await ScoreAsync(), Of(preview.Summary));

        async Task<(int?, Basis?)> ScoreAsync() =>
            Of(await _site.ReadAsync(db => db.Films.Select(f => f.Summary).SingleAsync()));

        static (int?, Basis?) Of(FilmSummary summary) => (summary.Score?.Value, summary.Score?.Basis);
    }

    [Fact]
    public async Task Thumbs_that_an_editor_turned_down_stay_down()
    {
        const string Rows = "title,critic,quote,score\nPusher,Ann,Good,thumbs up\n";
        await ImportAsync("a.csv", Rows);
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/reviews/1", ("Input.OriginalScore", "thumbs down"));

        await ImportAsync("b.csv", Rows + "Pusher,Bob,Bad,\n");
        var imported = await LeaningAsync();
        await editor.SendAsync("/admin/reviews/1", ("Input.OriginalScore", ""));

        Assert.Equal((Leaning.Unfavorable, null), (imported, await LeaningAsync()));

        Task<Leaning?> LeaningAsync() =>
            _site.ReadAsync(db => db.Reviews.Where(r => r.Critic!.Name == "Ann").Select(r => r.Leaning).SingleAsync());
    }

    [Fact]
    public async Task After_a_change_the_tables_are_matched_anew_and_say_each_thing_once()
    {
        await ImportAsync(
            "a.csv",
            "title,year,imdb_id,critic,quote\nKiss,1999,,Ann,Good\nKiss,2010,,Bob,Bad\nPusher,1996,tt0000111,Ann,Fine\n"
        );
        var changed = new ChangeBeforeSaving(
            _site,
            """
            UPDATE Films SET IsWithdrawn = TRUE WHERE Year = 2010;
            UPDATE StoreState SET Generation = Generation + 1
            """
        );

        var result = await _site
            .Services.GetRequiredService<TableImport>()
            .ImportAsync(
                new TableImportRequest(
                    [
                        _tables.Write(
                            "b.csv",
                            "title,year,imdb_id,critic,quote\nKiss,,,Cid,So so\nOther,1950,tt0000111,Dan,Odd\n"
                        ),
                    ],
                    Actor.CommandLine
                )
                {
                    SkipsErrors = true,
                },
                _tables.RejectedFolder,
                changed,
                default
            );

        Assert.True(changed.IsMade);
        Assert.Contains("tt0000111", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("on 2 rows", result.Warnings[0], StringComparison.Ordinal);
        Assert.Equal((2, 0), (result.New, result.Rejected));
        Assert.Contains("kiss: Cid “So so”", await ReviewsAsync());
    }

    [Fact]
    public async Task Many_stored_films_are_matched_with_as_many_queries_as_few()
    {
        var queries = new CountedQueries(
            (command, of) =>
                of.Context?.Database.CurrentTransaction is null
                && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)
        );
        using var site = new Site { HasOwnSeed = true, Replace = services => services.Intercept(queries) };
        using var tables = new Web.Tests.Tables(site);
        await tables.ImportAsync(tables.Write("a.csv", Films(40, "Good")));

        var ofFew = await QueriesAsync("b.csv", Films(2, "Better"));
        var ofMany = await QueriesAsync("c.csv", Films(40, "Best"));

        Assert.Equal(ofFew, ofMany);

        static string Films(int count, string quote) =>
            "title,year,critic,quote\n"
            + string.Concat(Enumerable.Range(1, count).Select(i => $"Film {i},,Ann,{quote}\n"));

        async Task<int> QueriesAsync(string name, string text)
        {
            var before = queries.Count;
            await tables.ImportAsync(request => request with { IsDryRun = true }, tables.Write(name, text));
            return queries.Count - before;
        }
    }

    /// <summary>Changes the store once, after the tables were matched and before what they list is saved.</summary>
    private sealed class ChangeBeforeSaving(Site site, string sql) : IProgress<TableProgress>
    {
        public bool IsMade { get; private set; }

        public void Report(TableProgress value)
        {
            if (value.Stage != TableStage.Saving || IsMade)
            {
                return;
            }

            IsMade = true;
            using var scope = site.Services.CreateScope();
            scope.ServiceProvider.GetRequiredService<ReviewSiteDb>().Database.ExecuteSqlRaw(sql);
        }
    }
}
