using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Imports.Tables;

public sealed class TableAnomaliesTests
{
    private static readonly DateOnly _day = new(2013, 7, 15);

    private readonly TableAnomalies _watch = new(VerdictScale.Standard);
    private int _line = 1;

    [Fact]
    public void A_date_far_more_frequent_than_any_other_is_a_placeholder()
    {
        Dated(_day.AddDays(1), 10);
        Dated(_day, 101);

        Assert.Equal(
            "line 11: warning: the date 2013-07-15 on 101 rows; expected more varied dates; this one may be "
                + "a placeholder for unknown dates",
            Assert.Single(_watch.Problems()).ToString()
        );
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 10)]
    public void A_date_on_few_rows_or_not_far_from_the_next_is_none(int rows, int next)
    {
        Dated(_day, rows);
        Dated(_day.AddDays(1), next);

        Assert.Empty(_watch.Problems());
    }

    [Fact]
    public void The_first_of_january_is_a_placeholder_even_where_other_days_are_as_frequent()
    {
        Dated(_day, 200);
        Dated(new DateOnly(2000, 1, 1), 100);
        Dated(new DateOnly(2000, 1, 2), 49);

        Assert.Contains("2000-01-01 on 100 rows", Assert.Single(_watch.Problems()).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_of_january_is_a_day_like_those_around_it_where_they_are_as_frequent()
    {
        Dated(new DateOnly(1999, 12, 31), 120);
        Dated(new DateOnly(2000, 1, 1), 100);

        Assert.Empty(_watch.Problems());
    }

    [Fact]
    public void Words_that_contradict_their_scores_are_counted_from_the_first_on()
    {
        Said(Sentiment.Positive, 40);
        Said(Sentiment.Positive, 39);
        Said(Sentiment.Negative, 61);
        Said(Sentiment.Fresh, 0);
        Said(Sentiment.Rotten, 100);
        Said(Sentiment.Rotten, 60);
        Said(Sentiment.Mixed, 100);
        Said(Sentiment.Negative, null);

        var problem = Assert.Single(_watch.Problems());
        Assert.Equal((2, "a label that contradicts the score, on 4 rows from here on"), (problem.Line, problem.Found));
    }

    [Fact]
    public void It_knows_whether_a_row_ever_said_mixed()
    {
        Said(Sentiment.Positive, null);
        Assert.False(_watch.SaysMixed);

        Said(Sentiment.Mixed, null);
        Said(Sentiment.Negative, null);
        Assert.True(_watch.SaysMixed);
    }

    private void Dated(DateOnly date, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            Note(new ReviewContent(Date: date), sentiment: null);
        }
    }

    private void Said(Sentiment sentiment, int? score) =>
        Note(new ReviewContent(Score: score is { } value ? new(value) : null), sentiment);

    private void Note(ReviewContent content, Sentiment? sentiment) =>
        _watch.Note(
            new TableRow(
                _line,
                IsUsable: true,
                Film: null,
                Details: null,
                new SourceReview(_line++, Critic: null, Publication: null, content),
                sentiment,
                Published: null
            )
        );
}
