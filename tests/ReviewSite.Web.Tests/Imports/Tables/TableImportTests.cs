using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.History;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Imports.Tables;

public sealed class TableImportTests : IDisposable
{
    private const string Headers = "title,year,critic,publication,score,date,quote\n";

    private readonly Site _site = new() { HasOwnSeed = true };
    private readonly Web.Tests.Tables _tables;

    public TableImportTests() => _tables = new Web.Tests.Tables(_site);

    public void Dispose()
    {
        _tables.Dispose();
        _site.Dispose();
    }

    private Task<List<Review>> ReviewsAsync() =>
        _site.ReadAsync(db =>
            db.Reviews.Include(r => r.Film)
                .Include(r => r.Critic)
                .Include(r => r.Publication)
                .OrderBy(r => r.Id)
                .ToListAsync()
        );

    [Fact]
    public async Task Reviews_go_in_without_a_word_about_their_columns()
    {
        var result = await _tables.ImportAsync(
            _tables.Write(
                "reviews.csv",
                Headers
                    + "Pusher,1996,Ann,Daily,3.5/4,2013-07-15,\"Good, \"\"really\"\".\nTwo "
                    + "lines.\"\nPusher,1996,Bob,,B+,\"Jul 16, 2013\",Fine.\nBleeder,1999,Ann,Daily,,,So so.\n"
            )
        );

        Assert.Equal((2, 3, 0), (result.Films, result.New, result.Rejected));
        Assert.Equal(
            [
                ("pusher", "Ann", "Daily", 88, "Good, \"really\".\nTwo lines."),
                ("pusher", "Bob", null, 83, "Fine."),
                ("bleeder", "Ann", "Daily", (int?)null, "So so."),
            ],
            (await ReviewsAsync()).Select(r =>
                (r.Film.Slug, r.Critic!.Name, r.Publication?.Name, r.Score?.Value, r.Quote!)
            )
        );
        Assert.Equal(2, (await _site.JsonAsync("/api/v1/films/pusher"))["summary"]!["critics"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_table_of_films_and_one_of_reviews_share_a_key_in_the_shape_of_a_well_known_data_set()
    {
        var movies = _tables.Write(
            "movies.csv",
            "id,title,audienceScore,tomatoMeter,releaseDateTheaters,runtimeMinutes,genre,director\n"
                + "bleeder,Bleeder,81,70,1999-08-06,98,\"Drama, Crime\",Nicolas Winding Refn\n"
        );
        var reviews = _tables.Write(
            "reviews.csv",
            "id,reviewId,creationDate,criticName,isTopCritic,originalScore,reviewState,"
                + "publicatioName,reviewText,scoreSentiment,reviewUrl\n"
                + "bleeder,1,2010-01-01,Ann,True,3/4,fresh,Daily,Good.,POSITIVE,http://example.org/1\n"
                + "bleeder,2,2010-02-01,Bob,False,,rotten,Weekly,Bad.,NEGATIVE,\n"
        );

        var result = await _tables.ImportAsync(reviews, movies);

        Assert.Equal((1, 2), (result.Films, result.New));
        var review = (await ReviewsAsync())[1];
        Assert.Equal(
            (Leaning.Unfavorable, null, "Weekly"),
            (review.Leaning, review.Reception, review.Publication!.Name)
        );
        Assert.Equal(
            new { Year = (int?)1999, RuntimeMinutes = (int?)98 },
            await _site.ReadAsync(db => db.Films.Select(f => new { f.Year, f.RuntimeMinutes }).SingleAsync())
        );
        Assert.Equal(
            ["Crime", "Drama"],
            await _site.ReadAsync(db => db.FilmGenres.OrderBy(g => g.Genre).Select(g => g.Genre).ToListAsync())
        );
    }

    [Fact]
    public async Task Nine_thousand_published_summaries_go_in_without_a_review()
    {
        var rows = Enumerable
            .Range(1, 9000)
            .Select(i =>
                FormattableString.Invariant($"Film {i},{1950 + (i % 70)},{i % 40},{i % 7},{i % 3},{40 + (i % 55)}")
            );

        var result = await _tables.ImportAsync(
            _tables.Write(
                "summaries.csv",
                "title,year,meta_positive,meta_mixed,meta_negative,metascore\n" + string.Join('\n', rows)
            )
        );

        Assert.Equal((9000, 0), (result.Films, result.New));
        var summary = (await _site.JsonAsync("/api/v1/films/film-8"))["summary"]!;
        Assert.Equal(
            (8, 1, 2, 48, "published"),
            (
                summary["positive"]!["count"]!.GetValue<int>(),
                summary["mixed"]!["count"]!.GetValue<int>(),
                summary["negative"]!["count"]!.GetValue<int>(),
                summary["score"]!["value"]!.GetValue<int>(),
                summary["score"]!["basis"]!.GetValue<string>()
            )
        );
    }

    [Theory]
    [InlineData("title;year;critic;quote\nSøren;1999;Ann;Schön; aber")]
    [InlineData("title\tyear\tcritic\tquote\nSøren\t1999\tAnn\tSchön; aber")]
    [InlineData("[{\"title\":\"Søren\",\"year\":1999,\"critic\":\"Ann\",\"quote\":\"Schön; aber\"}]")]
    [InlineData(
        "{\"title\":\"Søren\",\"year\":1999,\"critic\":\"Ann\",\"quote\":\"Schön; "
            + "aber\"}\n{\"title\":\"Other\",\"critic\":\"Bob\",\"quote\":\"Good\"}\n"
    )]
    public async Task Tables_of_every_kind_and_encoding_are_read(string text)
    {
        if (text.StartsWith("title;", StringComparison.Ordinal))
        {
            text = text.Replace("; aber", "", StringComparison.Ordinal);
        }

        foreach (
            var encoding in new Encoding[]
            {
                new UTF8Encoding(false),
                new UTF8Encoding(true),
                Encoding.Unicode,
                Encoding.BigEndianUnicode,
            }
        )
        {
            using var site = new Site { HasOwnSeed = true };
            using var tables = new Web.Tests.Tables(site);
            await tables.ImportAsync(tables.Write("table.txt", text, encoding));
            Assert.StartsWith(
                "Schön",
                await site.ReadAsync(db => db.Reviews.OrderBy(r => r.Id).Select(r => r.Quote).FirstAsync()),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task The_encoding_of_old_windows_programs_is_read_when_told_and_else_refused_with_the_place()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var windows = Encoding.GetEncoding("windows-1252");
        var path = _tables.Write("old.csv", "title,critic,quote\nSøren,Ann,“Schön”\n", windows);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(path));
        await _tables.ImportAsync(request => request with { Encoding = windows }, path);

        Assert.StartsWith("old.csv, line 2: the text is not valid utf-8", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("--", refused.Message, StringComparison.Ordinal);
        Assert.Equal("“Schön”", (await ReviewsAsync()).Single().Quote);
    }

    [Fact]
    public async Task Bytes_in_another_encoding_are_named_by_their_line_wherever_they_are()
    {
        var rows = string.Concat(Enumerable.Range(2, 4_999).Select(i => $"Pusher,Critic {i},“Schön {i}”\n"));
        var path = _tables.Write("long.csv", "title,critic,quote\n" + rows);
        await File.AppendAllTextAsync(path, "Pusher,Ann,Schön\n", Encoding.Latin1);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(path));

        Assert.StartsWith(
            "long.csv, line 5001: the text is not valid utf-8",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_without_visible_characters_is_none()
    {
        await _tables.ImportAsync(
            _tables.Write(
                "a.csv",
                "title,director,critic,publication,quote\nPusher,\u200B; Nicolas,\u200B,\u2060 \u200B,Good.\n"
            )
        );

        var review = (await ReviewsAsync()).Single();
        Assert.Equal((null, null, "Good."), (review.Critic, review.Publication, review.Quote));
        Assert.Equal(["Nicolas"], (await _site.ReadAsync(db => db.Films.SingleAsync())).Directors);
    }

    [Fact]
    public async Task One_bad_row_stops_everything_or_is_left_out_as_it_was_said()
    {
        var path = _tables.Write(
            "reviews.csv",
            Headers
                + "Pusher,1996,Ann,,80/100,,Good.\n,,Bob,,,,No "
                + "film.\nPusher,1996,Cid,,,,Fine.\nPusher,1996,Dan,,,,Fine.,too,many\n"
        );

        var stopped = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(path));
        Assert.Contains("reviews.csv, line 3: a row that names no film", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _site.ReadAsync(db => db.Films.CountAsync()));

        var result = await _tables.ImportAsync(request => request with { SkipsErrors = true }, path);
        Assert.Equal((2, 2), (result.New, result.Rejected));
        var rows = await File.ReadAllLinesAsync(result.RejectedFiles.Single());
        Assert.Equal("title,year,critic,publication,score,date,quote,problem,reviewsite-escaped", rows[0]);
        Assert.StartsWith(",,Bob,,,,No film.,", rows[1], StringComparison.Ordinal);
        Assert.Equal(3, rows.Length);
    }

    [Fact]
    public async Task The_second_run_changes_nothing_and_a_longer_file_adds_only_what_is_new()
    {
        var text = Headers + "Pusher,1996,Ann,Daily,80/100,2013-07-15,Good.\nPusher,1996,Bob,,,,Fine.\n";
        await _tables.ImportAsync(_tables.Write("a.csv", text));
        var contentVersion = await _site.ReadAsync(db => db.ContentVersionAsync(default));

        Assert.True((await _tables.ImportAsync(_tables.Write("a.csv", text))).IsKnown);
        Assert.Equal(contentVersion, await _site.ReadAsync(db => db.ContentVersionAsync(default)));
        var longer = await _tables.ImportAsync(
            _tables.Write(
                "b.csv",
                text.Replace("80/100", "90/100", StringComparison.Ordinal)
                    + "Pusher,1996,Ann,Daily,90/100,2013-07-15,Good.\nPusher,1996,Cid,,,,New.\n"
            )
        );

        Assert.Equal((1, 1, 1, 1), (longer.New, longer.Changed, longer.Unchanged, longer.Repeated));
        Assert.Equal([90, null, (int?)null], (await ReviewsAsync()).Select(r => r.Score?.Value));
        Assert.Contains(longer.Warnings, w => w.Contains("a duplicate review", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editors_value_wins_over_the_files()
    {
        await _tables.ImportAsync(_tables.Write("a.csv", Headers + "Pusher,1996,Ann,Daily,80/100,2013-07-15,Good.\n"));
        using var editor = await Person.SignedInAsync(_site, Role.Editor, "ann@example.org");
        await editor.SendAsync("/admin/reviews/1", ("Input.OriginalScore", "30"));
        await editor.SendAsync("/admin/films/pusher", ("Input.Runtime", "105"));

        var result = await _tables.ImportAsync(
            _tables.Write(
                "b.csv",
                "title,year,runtime,critic,publication,score,date,quote\n"
                    + "Pusher,1996,200,Ann,Daily,95/100,2013-07-15,Good.\n"
            )
        );

        Assert.Equal(30, (await ReviewsAsync()).Single().Score?.Value);
        Assert.Equal(105, await _site.ReadAsync(db => db.Films.Select(f => f.RuntimeMinutes).SingleAsync()));
        Assert.Contains(
            result.Warnings,
            w => w.Contains("an editor's value is kept instead of the file's", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_same_title_in_two_years_is_two_films_and_without_a_year_it_is_asked_for()
    {
        await _tables.ImportAsync(
            _tables.Write("a.csv", Headers + "Pusher,1996,Ann,,,,Good.\nPusher,2012,Bob,,,,Bad.\n")
        );

        Assert.Equal(
            ["pusher", "pusher-2012"],
            await _site.ReadAsync(db => db.Films.OrderBy(f => f.Year).Select(f => f.Slug).ToListAsync())
        );
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            _tables.ImportAsync(_tables.Write("b.csv", "title,critic,quote\nPusher,Cid,Fine.\n"))
        );
        Assert.Contains(
            "several films called “Pusher”, of 1996, 2012; add a column with the year",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Columns_scale_and_dates_are_as_somebody_says()
    {
        var path = _tables.Write("a.csv", "movie,who,points,when,body\nPusher,Ann,7,03/04/05,Good.\n");

        var result = await _tables.ImportAsync(
            request =>
                request with
                {
                    Named = new Dictionary<TableField, string>
                    {
                        [TableField.Critic] = "who",
                        [TableField.OriginalScore] = "points",
                        [TableField.Date] = "when",
                        [TableField.Quote] = "body",
                    },
                    Reading = new TableOptions(10, DateOrder.DayMonthYear),
                },
            path
        );

        Assert.Empty(result.Warnings);
        var review = (await ReviewsAsync()).Single();
        Assert.Equal(
            ("Ann", 70, new DateOnly(2005, 4, 3), "Good."),
            (review.Critic!.Name, review.Score?.Value, review.Date, review.Quote)
        );
    }

    [Fact]
    public async Task What_is_odd_about_the_whole_is_told_once()
    {
        var rows = Enumerable
            .Range(0, 300)
            .Select(i => FormattableString.Invariant($"Pusher,1996,Critic {i},,10,2000-01-01,Quote {i}."));

        var result = await _tables.ImportAsync(_tables.Write("a.csv", Headers + string.Join('\n', rows)));

        Assert.Contains(result.Warnings, w => w.Contains("2000-01-01 on 300 rows", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, w => w.Contains("(on 300 rows)", StringComparison.Ordinal));
        Assert.True(result.Warnings.Count < 5);
    }

    [Fact]
    public async Task A_withdrawn_table_takes_what_only_it_lists_away_and_brings_it_back()
    {
        await _tables.ImportAsync(
            _tables.Write(
                "a.csv",
                Headers + "Pusher,1996,Ann,,,,Good.\nPusher,1996,Bob,,,,Bad.\nBleeder,1999,Ann,,,,Fine.\n"
            )
        );
        await _tables.ImportAsync(_tables.Write("b.csv", Headers + "Pusher,1996,Ann,,,,Good.\n"));
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "ann@example.org");

        Assert.Equal("/admin/imports/1", (await admin.SendAsync("/admin/imports/1")).Location);
        Assert.Equal(["Good."], (await ReviewsAsync()).Select(r => r.Quote));
        Assert.Equal(["pusher"], await _site.ReadAsync(db => db.Films.Select(f => f.Slug).ToListAsync()));
        Assert.Equal(1, (await _site.JsonAsync("/api/v1/films/pusher"))["summary"]!["critics"]!.GetValue<int>());

        var withdrawn = await _site.ReadAsync(db => db.History.MaxAsync(e => e.Id));
        await admin.SendAsync(
            "/admin/history",
            ("id", withdrawn.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal(3, (await ReviewsAsync()).Count);

        var reversal = _site.Services.GetRequiredService<Reverter>();
        Assert.True((await reversal.RevertAsync(1, Actor.CommandLine, default)).IsEmpty);
        Assert.Equal(["Good."], (await ReviewsAsync()).Select(r => r.Quote));
        Assert.True(
            (
                await _tables.ImportAsync(
                    _tables.Write(
                        "a.csv",
                        Headers + "Pusher,1996,Ann,,,,Good.\nPusher,1996,Bob,,,,Bad.\nBleeder,1999,Ann,,,,Fine.\n"
                    )
                )
            ).ImportId > 2
        );
        Assert.Equal(
            ["bleeder", "pusher"],
            await _site.ReadAsync(db => db.Films.OrderBy(f => f.Slug).Select(f => f.Slug).ToListAsync())
        );
        Assert.Equal(3, (await ReviewsAsync()).Count);
        Assert.Equal(1, (await _site.JsonAsync("/api/v1/films/bleeder"))["summary"]!["critics"]!.GetValue<int>());
    }

    [Fact]
    public async Task Cancelled_before_it_saves_it_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        var rows = string.Concat(
            Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"Film {i},2000,Ann,,,,Quote {i}.\n"))
        );
        var path = _tables.Write("a.csv", Headers + rows);
        var progress = new Cancelling(cancelled);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _site
                .Services.GetRequiredService<Web.Imports.Tables.TableImport>()
                .ImportAsync(
                    new Web.Imports.Tables.TableImportRequest([path], Actor.CommandLine),
                    _tables.RejectedFolder,
                    progress,
                    cancelled.Token
                )
        );

        Assert.Equal(0, await _site.ReadAsync(db => db.Films.CountAsync()));
        Assert.Empty(Directory.GetFiles(_site.DataFolder, "staging-*"));
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<Web.Imports.Tables.TableProgress>
    {
        public void Report(Web.Imports.Tables.TableProgress value) => source.Cancel();
    }

    [Fact]
    public async Task A_dry_run_waits_for_nobody_who_writes_and_keeps_nobody_from_writing()
    {
        var path = _tables.Write("reviews.csv", Headers + "Pusher,1996,Ann,Daily,80,2013-07-15,Good.\n");
        using var writer = await _site.Services.GetRequiredService<WriteLock>().TakeAsync();

        var result = await _tables.ImportAsync(request => request with { IsDryRun = true }, path);

        Assert.Equal((1, 1, (int?)null), (result.Films, result.New, result.ImportId));
        Assert.Empty(await ReviewsAsync());
    }

    /// <summary>SQLite takes 32,766 parameters; a query by ids must not need one for each.</summary>
    [SqliteFact]
    public async Task Reviews_of_more_films_than_a_statement_has_parameters_are_changed_at_once()
    {
        const int Films = 33_000;
        var titles = Enumerable.Range(0, Films).Select(i => $"Film {i},2000,Ann,,");
        await _tables.ImportAsync(
            _tables.Write("a.csv", Headers + string.Concat(titles.Select(t => $"{t}80,,Good.\n")))
        );
        var unitOfWork = _site.Services.GetRequiredService<UnitOfWork>();

        await unitOfWork.ExecuteAsync(
            new StoreChange<bool>(
                Actor.CommandLine,
                "Reviews changed",
                async db =>
                {
                    foreach (var review in await db.Reviews.ToListAsync())
                    {
                        review.WithdrawByEditor();
                    }

                    return true;
                }
            ),
            default
        );

        Assert.Equal(0, await _site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Reviews_that_name_no_year_are_of_the_film_that_a_table_beside_them_names()
    {
        var result = await _tables.ImportAsync(
            _tables.Write("reviews.csv", "title,critic,quote\nPusher,Ann,Good.\nBleeder,Ann,Fine.\n"),
            _tables.Write("films.csv", "title,year\nPusher,1996\nBleeder,1999\nBleeder,2020\n")
        );

        Assert.Equal((4, 2), (result.Films, result.New));
        Assert.Equal(
            ["pusher", "bleeder-2"],
            (await ReviewsAsync()).Select(r => r.Film.Slug).OrderDescending(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_row_that_fits_two_films_of_one_title_and_year_is_not_guessed()
    {
        await _tables.ImportAsync(
            _tables.Write("a.csv", "title,year,imdbId\nPusher,1996,tt0117407\nPusher,1996,tt0117408\n")
        );
        var path = _tables.Write("b.csv", Headers + "Pusher,1996,Ann,,,,Good.\nBleeder,1999,Ann,,,,Fine.\n");

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(path));
        var result = await _tables.ImportAsync(request => request with { SkipsErrors = true }, path);

        Assert.Equal(
            "b.csv, line 2: there are several films called “Pusher” of 1996, /films/pusher and /films/pusher-1996; add "
                + "a column with the IMDb id. Nothing was imported.",
            refused.Message
        );
        Assert.Equal((1, 1), (result.New, result.Rejected));
        Assert.Contains(
            "b.csv, line 2: warning: there are several films called “Pusher” of 1996, /films/pusher and "
                + "/films/pusher-1996; its rows are skipped; add a column with the IMDb id",
            result.Warnings
        );
    }

    [Fact]
    public async Task A_row_that_fits_two_films_of_the_tables_is_not_guessed()
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            _tables.ImportAsync(
                _tables.Write("films.csv", "title,year,imdbId\nPusher,1996,tt0117407\nPusher,1996,tt0117408\n"),
                _tables.Write("reviews.csv", Headers + "Pusher,1996,Ann,,,,Good.\n")
            )
        );

        Assert.StartsWith(
            "reviews.csv, line 2: the film “Pusher”, which may be one of two films of that title and year; expected "
                + "its key or its IMDb id.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Dates_that_cannot_be_read_are_counted_and_some_of_their_lines_named()
    {
        var result = await _tables.ImportAsync(
            _tables.Write(
                "a.csv",
                Headers
                    + "Pusher,1996,Ann,,,soon,One.\nPusher,1996,Ann,,,2020-01-02,Two.\nPusher,1996,Ann,,,later,Three.\n"
                    + string.Concat(
                        Enumerable
                            .Range(5, 6)
                            .Select(i => FormattableString.Invariant($"Pusher,1996,Ann,,,?{i},Q{i}.\n"))
                    )
            )
        );

        Assert.Equal(
            [
                "a.csv, line 2: warning: date “soon”; expected a valid date such as “2013-07-15”; left empty (on 8 "
                    + "rows), also on lines 4, 5, 6, 7 and others",
            ],
            result.Warnings
        );
    }
}
