using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Imports.Tables;

public sealed class TableRowReaderTests
{
    private const string ReviewHeaders =
        "movieId|reviewId|criticName|publicationName|originalScore|scoreSentiment|creationDate|quote|reviewUrl";

    private readonly List<Problem> _problems = [];

    [Fact]
    public void A_review_is_read_from_its_cells()
    {
        var row = Read(
            ReviewHeaders,
            "m/pusher",
            "42",
            " Noel  Murray",
            "The\u00A0Paper",
            "3.5/4",
            "POSITIVE",
            "2013-07-15",
            "Good.\r\n\r\n\r\n“Very”. ",
            "https://a.example/1"
        );

        Assert.Empty(_problems);
        Assert.True(row.IsUsable);
        Assert.Equal(new FilmReference("m/pusher", null, null, null), row.Film);
        Assert.Null(row.Details);
        Assert.Equal(
            new SourceReview(
                7,
                "Noel Murray",
                "The Paper",
                new ReviewContent(
                    OriginalScore: "3.5/4",
                    Score: new(88),
                    Date: new(2013, 7, 15),
                    Quote: "Good.\n\n“Very”.",
                    Url: "https://a.example/1"
                ),
                "42"
            ),
            row.Review
        );
        Assert.Equal(Sentiment.Positive, row.Sentiment);
    }

    [Fact]
    public void A_film_is_read_from_its_cells()
    {
        var row = Read(
            "tconst|title|original title|year|directors|countries|languages|genres|runtime|synopsis",
            "tt0117407",
            "Pusher",
            @"\N",
            "1996.0",
            "Nicolas Winding Refn",
            "Denmark",
            "Danish; Serbian",
            "Crime|Drama",
            "1h 50m",
            "A dealer.\n\nA week."
        );

        Assert.Empty(_problems);
        Assert.Equal(new FilmReference(null, "tt0117407", "Pusher", 1996), row.Film);
        Assert.Equal(
            (null, 110, "A dealer.\n\nA week."),
            (row.Details!.OriginalTitle, row.Details.RuntimeMinutes, row.Details.Synopsis)
        );
        Assert.Equal(["Danish", "Serbian"], row.Details.Languages);
        Assert.Equal(["Crime", "Drama"], row.Details.Genres);
        Assert.Null(row.Review);
    }

    [Fact]
    public void A_published_summary_is_read_from_its_cells_and_leaves_out_what_is_not_known()
    {
        var row = Read(
            "title|release_date|metascore|meta_positive|meta_mixed|meta_negative",
            "Pusher",
            "August 30, 1996",
            "tbd",
            "9",
            "",
            "0.0"
        );

        Assert.Empty(_problems);
        Assert.Equal(new PublishedSummary(null, null, 9, null, 0, null), row.Published);
        Assert.Equal(("Pusher", 1996), (row.Details?.Title, row.Details?.Year));
    }

    [Fact]
    public void A_writer_who_is_not_credited_is_no_critic()
    {
        var review = Read("title|critic|quote", "Pusher", "Staff [Not Credited]", "Good.").Review;

        Assert.Equal((null, "Staff [Not Credited]"), (review?.Critic, review?.Content.Credit));
    }

    [Theory]
    [InlineData("3/4", 75)]
    [InlineData("4/5 ", 80)]
    [InlineData("B-", 67)]
    [InlineData("A minus", 91)]
    [InlineData("8.5/10", 85)]
    [InlineData("3.5/4.0", 88)]
    [InlineData("2.25/5", 45)]
    [InlineData("7.5/ 10", 75)]
    [InlineData("3 / 5", 60)]
    [InlineData("0/4", 0)]
    [InlineData("11/20", 55)]
    [InlineData("69/100", 69)]
    public void Scores_as_real_tables_hold_them_are_read(string original, int score)
    {
        var review = Scored(original, TableOptions.None);

        Assert.Empty(_problems);
        Assert.Equal((original.Trim(), score), (review?.OriginalScore, review?.Score?.Value));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("4.5")]
    [InlineData("3 stars")]
    [InlineData("3 1/2 stars")]
    [InlineData("low +2 out of -4..+4")]
    [InlineData("Half Price")]
    [InlineData("5/4")]
    public void What_is_no_score_is_kept_as_it_came_with_one_warning(string original)
    {
        var review = Scored(original, TableOptions.None);

        Assert.False(Assert.Single(_problems).IsError);
        Assert.Equal((original, null), (review?.OriginalScore, review?.Score));
    }

    [Theory]
    [InlineData("thumbs up", Leaning.Favorable)]
    [InlineData("👎", Leaning.Unfavorable)]
    [InlineData("Fresh", Leaning.Favorable)]
    [InlineData("rotten", Leaning.Unfavorable)]
    public void A_yes_or_no_in_the_column_of_scores_is_a_leaning(string original, Leaning leaning)
    {
        var review = Scored(original, TableOptions.None);

        Assert.Empty(_problems);
        Assert.Equal((original, null, leaning), (review?.OriginalScore, review?.Score, review?.Leaning));
    }

    [Fact]
    public void A_text_longer_than_any_score_is_left_out_and_the_rest_of_its_row_is_kept()
    {
        var row = Read("title|critic|rating", "Pusher", "Ann", new string('7', 51));

        Assert.Equal((true, "Ann", null), (row.IsUsable, row.Review?.Critic, row.Review?.Content.OriginalScore));
        Assert.Equal(
            $"line 7: warning: rating “{new string('7', 51)}”; expected a score of at most 50 characters; left empty",
            Problems(row)
        );
    }

    [Fact]
    public void A_stated_scale_makes_a_bare_number_a_score() =>
        Assert.Equal(70, Scored("7", new TableOptions(Scale: 10))?.Score?.Value);

    [Theory]
    [InlineData("Score (out of 10)", 70)]
    [InlineData("Rating /20", 35)]
    [InlineData("score (0-100)", 7)]
    [InlineData("Score 0–10", 70)]
    [InlineData("rating [out of 10]", 70)]
    [InlineData("Note sur 20", 35)]
    [InlineData("review_score (out of 10)", 70)]
    [InlineData("originalScore /10", 70)]
    public void A_scale_in_the_header_makes_a_bare_number_a_score(string header, int score)
    {
        var row = Read($"title|critic|{header}", "Pusher", "Ann", "7");

        Assert.Empty(_problems);
        Assert.Equal(score, row.Review?.Content.Score?.Value);
    }

    [Theory]
    [InlineData("Someone; Else")]
    [InlineData("Someone; Else", "Ann|Bob", "Cid")]
    [InlineData("Robert Downey, Jr.")]
    [InlineData("Dan \"D; J\" Doe", "\"Weird Al\"", "\"")]
    [InlineData("\"Weird; Al\"")]
    [InlineData("\"Weird, Al\"")]
    [InlineData("\"Weird Al\"")]
    public void Names_are_read_back_as_they_are_written(params string[] names) =>
        Assert.Equal(names, CellParser.Names(CellParser.Joined(names)));

    [Theory]
    [InlineData("\"Weird Al\"; Bob", "\"Weird Al\"/Bob")]
    [InlineData("\"A; B", "\"A/B")]
    [InlineData("\"A; B\" C; D", "\"A/B\" C/D")]
    [InlineData("A;;B; ", "A/B")]
    public void Quotation_marks_belong_to_a_name_that_needs_none(string cell, string names) =>
        Assert.Equal(names.Split('/'), CellParser.Names(cell));

    [Theory]
    [InlineData("metascore (0-100)", 7)]
    [InlineData("metascore (out of 10)", null)]
    public void A_published_score_is_out_of_100(string header, int? score)
    {
        var row = Read($"title|{header}|meta_positive", "Pusher", "7", "1");

        Assert.Equal(new PublishedSummary(null, null, 1, null, null, score), row.Published);
    }

    [Fact]
    public void A_scale_that_a_person_states_overrides_the_header() =>
        Assert.Equal(
            35,
            Read(
                "title|critic|score (out of 10)",
                new TableOptions(Scale: 20),
                "Pusher",
                "Ann",
                "7"
            ).Review?.Content.Score?.Value
        );

    [Theory]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("unknown")]
    [InlineData("#N/A")]
    [InlineData("null")]
    [InlineData("None")]
    public void A_cell_that_says_that_nothing_is_known_is_empty(string cell)
    {
        var row = Read(
            "title|directors|synopsis|critic|publication|score|quote|date|url",
            ["Pusher", cell, "N/A", cell, cell, cell, "Good.", cell, cell]
        );

        Assert.Empty(_problems);
        Assert.Equal(new SourceReview(7, null, null, new ReviewContent(Quote: "Good.")), row.Review);
        Assert.Empty(row.Details!.Directors);
        Assert.Null(row.Details.Synopsis);
    }

    [Theory]
    [InlineData("The Unknown")]
    [InlineData("None of the Above")]
    public void A_name_with_such_a_word_in_it_is_a_name(string name) =>
        Assert.Equal(name, Read("title|publication|quote", "Pusher", name, "Good.").Review?.Publication);

    [Theory]
    [InlineData("Unknown", true)]
    [InlineData("None", true)]
    [InlineData("#N/A", false)]
    [InlineData("-", false)]
    public void A_film_may_be_called_unknown(string title, bool isTitle) =>
        Assert.Equal(isTitle, Read("title|critic|quote", title, "Ann", "None").Details is not null);

    [Fact]
    public void A_quote_may_be_one_word() =>
        Assert.Equal("None", Read("title|critic|quote", "Pusher", "Ann", "None").Review?.Content.Quote);

    [Fact]
    public void A_scale_is_above_0() => Assert.Throws<ArgumentOutOfRangeException>(() => new TableOptions(Scale: 0));

    [Fact]
    public void A_bare_number_is_told_with_its_column() =>
        Assert.Equal(
            "line 7: warning: rating “7”; expected a score, but this is a number without a scale; write what "
                + "it is out of, as in “3.5/4”; kept as text, without a score",
            Problems(Read("title|critic|rating", "Pusher", "Ann", "7"))
        );

    [Theory]
    [InlineData("positive", Sentiment.Positive)]
    [InlineData("Neutral", Sentiment.Mixed)]
    [InlineData("average", Sentiment.Mixed)]
    [InlineData("NEGATIVE", Sentiment.Negative)]
    [InlineData("Fresh", Sentiment.Fresh)]
    [InlineData("rotten", Sentiment.Rotten)]
    [InlineData("Thumbs up", Sentiment.Fresh)]
    public void A_word_says_how_the_critic_received_the_film(string word, Sentiment sentiment) =>
        Assert.Equal(sentiment, Read("title|critic|sentiment", "Pusher", "Ann", word).Sentiment);

    [Theory]
    [InlineData("date", "03/04/2005")]
    [InlineData("date", "some day")]
    [InlineData("sentiment", "1")]
    [InlineData("url", "javascript:alert(1)")]
    [InlineData("url", "/reviews/1")]
    [InlineData("year", "soon")]
    [InlineData("runtime", "0")]
    [InlineData("imdb", "7.8")]
    [InlineData("imdb", "7")]
    public void A_cell_that_cannot_be_read_is_left_empty_with_a_warning(string header, string cell)
    {
        var expected = Read("title|critic", "Pusher", "Ann");
        var row = Read($"title|critic|{header}", "Pusher", "Ann", cell);

        Assert.True(row.IsUsable);
        Assert.Equal((expected.Film, expected.Review, null), (row.Film, row.Review, row.Details?.RuntimeMinutes));
        Assert.Equal(
            (false, 7, $"{header} “{cell}”"),
            (_problems.Single().IsError, _problems.Single().Line, _problems.Single().Found)
        );
    }

    [Fact]
    public void A_stated_order_of_dates_is_followed() =>
        Assert.Equal(
            new DateOnly(2005, 4, 3),
            Read(
                "title|critic|date",
                new TableOptions(Dates: DateOrder.DayMonthYear),
                "Pusher",
                "Ann",
                "03/04/2005"
            ).Review?.Content.Date
        );

    [Theory]
    [InlineData("tt0117407", "tt0117407")]
    [InlineData("https://www.imdb.com/title/tt0117407/?ref_=x", "tt0117407")]
    [InlineData("117407", "tt0117407")]
    [InlineData("10872600", "tt10872600")]
    public void An_imdb_id_may_be_an_address_or_a_number(string cell, string id) =>
        Assert.Equal(id, Read("title|imdb_id", "Pusher", cell).Film?.ImdbId);

    [Theory]
    [InlineData("110", 110)]
    [InlineData("110.0", 110)]
    [InlineData("110 min", 110)]
    [InlineData("1h 50m", 110)]
    [InlineData("1 hr 50 mins", 110)]
    [InlineData("2h", 120)]
    public void A_runtime_is_in_minutes_or_hours(string cell, int minutes) =>
        Assert.Equal(minutes, Read("title|runtime", "Pusher", cell).Details?.RuntimeMinutes);

    [Theory]
    [InlineData("A B, C D", "A B|C D")]
    [InlineData("Doe, Jane; Roe, Richard", "Doe, Jane|Roe, Richard")]
    [InlineData("A | B", "A|B")]
    [InlineData("Robert Downey, Sr., Paul Newman", "Robert Downey, Sr.|Paul Newman")]
    [InlineData("Paul Newman, Robert Downey, Jr.", "Paul Newman|Robert Downey, Jr.")]
    [InlineData("A B, jr, C D, III,E F, II", "A B, jr|C D, III|E F, II")]
    [InlineData("Jr., A B", "Jr.|A B")]
    [InlineData("Ivy, Viola", "Ivy|Viola")]
    public void Names_are_parted_at_commas_only_where_nothing_else_parts_them(string cell, string names) =>
        Assert.Equal(names.Split('|'), Read("title|director", "Pusher", cell).Details?.Directors);

    [Theory]
    [InlineData(
        "title|critic|quote",
        "",
        "Ann",
        "Good.",
        "line 7: a row that names no film; expected its title, its key or its IMDb id"
    )]
    [InlineData(
        "title|critic|quote",
        "Pusher",
        " ",
        "",
        "line 7: a row without a review; expected a quote, a score, a critic or another part of a review"
    )]
    [InlineData("id|title|year", "1", "", "1996", "line 7: a film without a title; expected its title")]
    [InlineData("title|year|genre", "Pusher", "1066", "", "line 7: year; expected 1888 to 2200, found 1066")]
    [InlineData(
        "movieId|metascore|verdict",
        "1",
        "",
        "",
        "line 7: a row without a figure; expected a published figure, such as a score"
    )]
    [InlineData(
        "title|metascore|meta_mixed",
        "Pusher",
        "7.4",
        "1",
        "line 7: metascore “7.4”; expected a whole number from 0 to 100"
    )]
    [InlineData(
        "title|metascore|meta_mixed",
        "Pusher",
        "101",
        "1",
        "line 7: metascore “101”; expected a whole number from 0 to 100"
    )]
    [InlineData(
        "title|metascore|meta_mixed",
        "Pusher",
        "74",
        "-1",
        "line 7: meta_mixed “-1”; expected a whole number from 0 to 100,000"
    )]
    public void A_row_that_cannot_be_taken_in_is_told_with_its_line(
        string headers,
        string first,
        string second,
        string third,
        string problem
    )
    {
        var row = Read(headers, first, second, third);

        Assert.False(row.IsUsable);
        Assert.Equal(problem, Problems(row));
    }

    [Theory]
    [InlineData("critic", 200)]
    [InlineData("publication", 200)]
    [InlineData("quote", 20_000)]
    [InlineData("reviewId", 300)]
    [InlineData("movieId", 300)]
    [InlineData("original title", 300)]
    [InlineData("synopsis", 5_000)]
    public void A_text_may_be_as_long_as_its_limit_and_no_longer(string header, int longest)
    {
        Assert.True(Read($"title|grade|{header}", "Pusher", "B+", new string('x', longest)).IsUsable);
        Assert.False(Read($"title|grade|{header}", "Pusher", "B+", new string('x', longest + 1)).IsUsable);
    }

    [Fact]
    public void A_film_without_figures_in_a_table_of_summaries_is_still_a_film()
    {
        var row = Read("title|metascore", "Pusher", "");

        Assert.Equal((true, "Pusher", null), (row.IsUsable, row.Details?.Title, row.Published));
        Assert.False(Assert.Single(_problems).IsError);
    }

    [Fact]
    public void A_review_of_a_film_named_beside_the_table_needs_none_of_its_own()
    {
        var row = new TableRowReader(ColumnMap.Of(["critic", "quote"], hasFilm: true), TableOptions.None).Read(
            7,
            ["Ann", "Good."],
            _problems
        );

        Assert.Equal((true, null, null), (row.IsUsable, row.Film, row.Details));
    }

    private ReviewContent? Scored(string original, TableOptions options) =>
        Read("title|critic|originalScore", options, "Pusher", "Ann", original).Review?.Content;

    private string Problems(TableRow row) => string.Join('\n', _problems.Where(p => p.Line == row.Line));

    private TableRow Read(string headers, params string?[] cells) => Read(headers, TableOptions.None, cells);

    private TableRow Read(string headers, TableOptions options, params string?[] cells) =>
        new TableRowReader(ColumnMap.Of(headers.Split('|')), options).Read(7, cells, _problems);
}
