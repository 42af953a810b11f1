using System.Globalization;

namespace ReviewSite.Web.Tests.Pages.Critics;

public sealed class CriticTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };

    public void Dispose() => _site.Dispose();

    /// <summary>Three others who agree, and one who scores so much more.</summary>
    private async Task ScoreFilmsAsync(int films, int kindness)
    {
        using var tables = new Tables(_site);
        var rows = Enumerable
            .Range(0, films)
            .SelectMany(f =>
                new[]
                {
                    ("Ann", 50 + (f % 5) + kindness),
                    ("Bob", 50 + (f % 5)),
                    ("Cid", 50 + (f % 5)),
                    ("Dan", 50 + (f % 5)),
                }.Select(s =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Film {f},{2000 + f},{s.Item1},Daily,{s.Item2}/100,Quote {f} by {s.Item1}."
                    )
                )
            );
        await tables.ImportAsync(
            tables.Write("a.csv", "title,year,critic,publication,score,quote\n" + string.Join('\n', rows))
        );
    }

    [Fact]
    public async Task A_critic_is_compared_with_the_others_with_how_sure_that_is()
    {
        await ScoreFilmsAsync(10, kindness: 12);

        var page = await _site.PageAsync("/critics/ann");

        Assert.Contains(
            "scores higher than other critics: +5.6 points (80 % interval +1.2 to +10.0; the plain mean is +12.0)",
            page.QuerySelector(".writer-figures")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no clear difference",
            (await _site.PageAsync("/publications/daily")).QuerySelector(".writer-figures")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("10 reviews", page.QuerySelector("#figures-heading")!.TextContent);
        Assert.Equal(10, page.QuerySelectorAll(".review-list > li").Length);
    }

    [Fact]
    public async Task A_single_film_is_compared_with_a_wide_interval()
    {
        await ScoreFilmsAsync(1, kindness: 12);

        Assert.Contains(
            "On 1 film that others scored too, no clear difference: +1.0 points",
            (await _site.PageAsync("/critics/ann")).QuerySelector(".writer-figures")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Critics_and_publications_are_listed_with_their_reviews_and_found_by_name()
    {
        await ScoreFilmsAsync(3, kindness: 0);

        Assert.Equal(
            ["Ann 3 reviews", "Bob 3 reviews", "Cid 3 reviews", "Dan 3 reviews"],
            await NamesAsync("/critics")
        );
        Assert.Equal(["Bob 3 reviews"], await NamesAsync("/critics?q=bo"));
        Assert.Equal(["Daily 12 reviews"], await NamesAsync("/publications"));
        Assert.Equal(404, (await _site.GetAsync("/critics/nobody")).Status);
        Assert.Equal(400, (await _site.GetAsync("/critics?page=9")).Status);
    }

    private async Task<IEnumerable<string>> NamesAsync(string address) =>
        (await _site.PageAsync(address))
            .QuerySelectorAll(".writer-list li")
            .Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
