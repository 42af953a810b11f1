using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>Pages that can be read in more than one way, and what a person decides of them.</summary>
public sealed class ReadingChoicesTests
{
    private const string Names = """
        80/100
        Xandor Quill
        Velta Brin
        Tense from the first minute to the last.

        70/100
        Orwen Tace
        Mirth Sallow
        A rough first film with a steady hand.
        """;

    [Fact]
    public void Names_that_nothing_tells_apart_are_a_doubt_and_the_choice_holds_for_all_reviews()
    {
        var text = ReviewSourceReader.Read(Names);

        Assert.Single(text.Problems, p => p.Doubt == ReadingDoubt.Names);
        Assert.Equal(["Velta Brin", "Mirth Sallow"], text.Reviews.Select(r => r.Critic));
        var chosen = text.Reviews.Select(new ReadingChoices(First: NameRole.Critic).ApplyTo).ToList();
        Assert.Equal(["Xandor Quill", "Orwen Tace"], chosen.Select(r => r.Critic));
        Assert.Equal(["Velta Brin", "Mirth Sallow"], chosen.Select(r => r.Publication));
    }

    [Fact]
    public void Names_that_a_label_tells_apart_are_no_question()
    {
        var text = ReviewSourceReader.Read(
            "80/100\nPublication: Xandor Quill\nCritic: Velta Brin\nTense from the first minute to the last."
        );

        Assert.Equal(NameReading.Stated, Assert.Single(text.Reviews).Names);
        Assert.Equal(text.Reviews[0], new ReadingChoices(First: NameRole.Critic).ApplyTo(text.Reviews[0]));
        Assert.DoesNotContain(text.Problems, p => p.Doubt is not null);
    }

    [Fact]
    public void A_date_that_is_one_of_two_days_is_a_doubt_until_the_order_is_chosen()
    {
        var text = ReviewSourceReader.Read(Page("03/04/2013", "05/06/2013"));

        Assert.Equal([null, null], text.Reviews.Select(r => r.Date));
        Assert.Equal(2, text.Problems.Count(p => p.Doubt == ReadingDoubt.Dates));
        Assert.Equal(
            [new DateOnly(2013, 4, 3), new DateOnly(2013, 6, 5)],
            text.Reviews.Select(r => new ReadingChoices(Dates: DateOrder.DayMonthYear).ApplyTo(r).Date)
        );
        Assert.Equal(
            [new DateOnly(2013, 3, 4), new DateOnly(2013, 5, 6)],
            text.Reviews.Select(r => new ReadingChoices(Dates: DateOrder.MonthDayYear).ApplyTo(r).Date)
        );
    }

    [Theory]
    [InlineData("15/04/2013", 4, 3)]
    [InlineData("04/15/2013", 3, 4)]
    public void A_date_of_the_page_that_can_be_one_day_only_tells_the_order_of_the_others(
        string other,
        int month,
        int day
    )
    {
        var text = ReviewSourceReader.Read(Page("03/04/2013", other));

        Assert.Equal(new DateOnly(2013, month, day), text.Reviews[0].Date);
        Assert.DoesNotContain(text.Problems, p => p.Doubt == ReadingDoubt.Dates);
    }

    [Fact]
    public void Dates_that_contradict_each_other_tell_no_order() =>
        Assert.Null(PageDates.OrderOf(["03/04/2013", "15/04/2013", "04/15/2013"]));

    private static string Page(params string[] dates) =>
        string.Join(
            "\n\n",
            dates.Select((d, i) => $"8{i}/100\nExample Times\nAnn Critic\n{d}\nTense from minute {i} to the last.")
        );
}
