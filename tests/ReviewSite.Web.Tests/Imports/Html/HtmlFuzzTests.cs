using System.Diagnostics;
using System.Text;
using ReviewSite.Domain.Tests.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Admin.Imports;
using Xunit.Abstractions;

namespace ReviewSite.Web.Tests.Imports.Html;

/// <summary>What the reader holds to on pages that are damaged at random, or made to be slow.</summary>
public sealed class HtmlFuzzTests(ITestOutputHelper output)
{
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
    public void Any_damaged_page_is_read_in_time_without_an_exception() =>
        output.WriteLine(
            new FuzzRun([.. CorpusPage.In("Imports", "Html", "Corpus").Select(p => p.Text)], _fragments).Run(
                400,
                html => PastedReviews.Read(html, TimeProvider.System)
            )
        );

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

        PastedReviews.Read(html, TimeProvider.System);

        Assert.True(clock.Elapsed < _longest, clock.Elapsed.ToString());
    }

    [Fact]
    public void A_page_of_more_than_20_MB_is_refused() =>
        Assert.True(
            PastedReviews
                .Read("<!DOCTYPE html><body>" + new string('x', PastedReviews.MaxBytes), TimeProvider.System)
                .HasErrors
        );

    [Fact]
    public void The_examples_on_the_empty_page_are_read() =>
        Assert.All(PasteModel.Examples, e => Assert.Single(PastedReviews.Read(e, TimeProvider.System).Reviews));
}
