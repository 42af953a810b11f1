using System.Diagnostics;
using System.Text;
using ReviewSite.Domain.Tests.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Admin.Imports;

namespace ReviewSite.Web.Tests.Imports.Html;

/// <summary>What the reader holds to on pages that are damaged at random, or made to be slow.</summary>
public sealed class HtmlFuzzTests
{
    private const int Inputs = 600;

    /// <summary>Against hanging alone: how quick it is, is measured and not asserted.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    private static readonly string[] _fragments =
    [
        "<div>",
        "</div>",
        "<",
        ">",
        "<!--",
        "<script>",
        "</script>",
        "<table><tr><td>",
        "&#0;",
        "\0",
        "\uD83D",
        "{\"@type\":\"Review\"}",
        "\"",
        "itemscope",
    ];

    [Fact]
    public void Any_damaged_page_is_read_in_time_without_an_exception()
    {
        var random = new Random(20130715);
        var pages = CorpusPage.In("Imports", "Html", "Corpus");
        for (var i = 0; i < Inputs; i++)
        {
            var html = new StringBuilder(pages[random.Next(pages.Count)].Text);
            for (var changes = random.Next(1, 12); changes > 0; changes--)
            {
                var at = random.Next(html.Length);
                _ =
                    random.Next(2) == 0
                        ? html.Remove(at, Math.Min(random.Next(40), html.Length - at))
                        : html.Insert(at, _fragments[random.Next(_fragments.Length)]);
            }

            var clock = Stopwatch.StartNew();

            PastedReviews.Read(html.ToString());

            Assert.True(clock.Elapsed < _longest, html.ToString());
        }
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><i>")]
    [InlineData("<p>90</p><p>The Paper</p><p>A good film, they said.</p>")]
    [InlineData("<li><b>4/5</b> <i>The Paper</i>: “A good film, they said.”</li>")]
    [InlineData("<table><tr><td>a")]
    [InlineData("<div class=review><span class=score>90</span><p class=quote>A good film, they said.</p></div>\n")]
    public void A_large_page_of_the_same_is_read_in_time(string part)
    {
        var html = "<!DOCTYPE html><body>" + new StringBuilder().Insert(0, part, 2_000_000 / part.Length);
        var clock = Stopwatch.StartNew();

        PastedReviews.Read(html);

        Assert.True(clock.Elapsed < _longest, clock.Elapsed.ToString());
    }

    [Fact]
    public void A_page_of_more_than_20_MB_is_refused() =>
        Assert.True(PastedReviews.Read("<!DOCTYPE html><body>" + new string('x', PastedReviews.MaxBytes)).HasErrors);

    [Fact]
    public void The_examples_on_the_empty_page_are_read() =>
        Assert.All(PasteModel.Examples, e => Assert.Single(PastedReviews.Read(e).Reviews));
}
