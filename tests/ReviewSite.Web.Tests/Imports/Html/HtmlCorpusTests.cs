using ReviewSite.Domain.Tests.Imports;
using ReviewSite.Web.Imports;
using Xunit.Abstractions;

namespace ReviewSite.Web.Tests.Imports.Html;

/// <summary>How well the sources of pages in layouts of all kinds are read.</summary>
public sealed class HtmlCorpusTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<CorpusPage> _pages = CorpusPage.In("Imports", "Html", "Corpus");

    [Fact]
    public void Reviews_in_any_page_are_found_with_their_fields()
    {
        var tally = new FieldTally();
        foreach (var page in _pages)
        {
            tally.Add(
                page.Name,
                page.Reviews,
                [.. PastedReviews.Read(page.Text, TimeProvider.System).Reviews.Select(CorpusReview.Of)]
            );
        }

        foreach (var line in tally.Table.Concat(tally.Mistakes))
        {
            output.WriteLine(line);
        }

        Assert.Equal(1, tally.Precision("review"));
        Assert.All(
            ["review", "score", "publication", "critic", "date", "quote"],
            field => Assert.True(tally.Recall(field) >= 0.97 && tally.Precision(field) >= 0.97, field)
        );
    }

    [Fact]
    public void The_summary_of_a_page_is_read() =>
        Assert.All(
            _pages,
            page =>
                Assert.Equal(
                    (page.Name, page.Published),
                    (page.Name, PastedReviews.Read(page.Text, TimeProvider.System).Published)
                )
        );
}
