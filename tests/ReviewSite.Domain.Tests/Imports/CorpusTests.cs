using ReviewSite.Domain.Imports.Recognition;
using Xunit.Abstractions;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>How well pages in layouts of all kinds are read.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<CorpusPage> _pages = CorpusPage.In("Imports", "Corpus");

    [Fact]
    public void Reviews_in_any_layout_are_found_with_their_fields()
    {
        var tally = new FieldTally();
        foreach (var page in _pages)
        {
            tally.Add(page.Name, page.Reviews, [.. ReviewSourceReader.Read(page.Text).Reviews.Select(CorpusReview.Of)]);
        }

        Report(tally);
        Assert.True(_pages.Count >= 30);
        Assert.Equal(1, tally.Precision("review"));
        Assert.All(
            ["review", "score", "publication", "critic", "date", "quote"],
            field => Assert.True(tally.Recall(field) >= 0.97 && tally.Precision(field) >= 0.97, field)
        );
    }

    [Fact]
    public void The_summary_at_the_head_of_a_page_is_read() =>
        Assert.All(
            _pages,
            page => Assert.Equal((page.Name, page.Published), (page.Name, ReviewSourceReader.Read(page.Text).Published))
        );

    private void Report(FieldTally tally)
    {
        foreach (var line in tally.Table.Concat(tally.Mistakes))
        {
            output.WriteLine(line);
        }
    }
}
