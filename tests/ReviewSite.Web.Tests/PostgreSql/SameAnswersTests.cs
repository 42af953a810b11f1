using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// The same things done to a site on SQLite and to one on PostgreSQL, with texts that databases compare and take apart
/// in ways of their own: what both answer is the same. The environment variable REVIEWSITE_OPERATIONS says how many
/// things are done, such as 10000; usually there are few.
/// </summary>
public sealed partial class SameAnswersTests : IDisposable
{
    private const int Usual = 150;

    /// <summary>Exports and pages are compared so often, and at the end.</summary>
    private const int BetweenComparisons = 500;

    /// <summary>Of films and of critics, at each comparison.</summary>
    private const int MostPages = 60;

    private readonly Site _sqlite = Unlimited(Site.On(server: null));
    private readonly Site _postgres = Unlimited(Site.On(PostgreSqlServer.Shared));

    public void Dispose()
    {
        _sqlite.Dispose();
        _postgres.Dispose();
    }

    [PostgreSqlTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_done_both_databases_give_the_same_answers(int seed)
    {
        using var one = await RandomEditing.BeginAsync(_sqlite, seed);
        using var other = await RandomEditing.BeginAsync(_postgres, seed);
        var asked = Environment.GetEnvironmentVariable("REVIEWSITE_OPERATIONS");
        var operations = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
            ? many
            : Usual;

        for (var number = 1; number <= operations; number++)
        {
            Assert.Equal((number, await one.DoAsync()), (number, await other.DoAsync()));
            if (number % BetweenComparisons == 0 || number == operations)
            {
                await CompareAsync();
            }
        }

        Assert.Equal((true, true), (await _sqlite.IsWholeAsync(), await _postgres.IsWholeAsync()));
    }

    /// <summary>So that no answer is that too much was asked.</summary>
    private static Site Unlimited(Site site)
    {
        site.Settings[RequestLimits.SearchesSetting] = "0";
        return site;
    }

    private async Task CompareAsync()
    {
        Assert.Equal(Normalized(await _sqlite.CatalogueAsync()), Normalized(await _postgres.CatalogueAsync()));
        Assert.Equal(await _sqlite.TablesAsync(), await _postgres.TablesAsync());
        var (one, other) = (new SiteAnswers(_sqlite), new SiteAnswers(_postgres));
        foreach (var address in await one.AddressesAsync(MostPages))
        {
            Assert.Equal((address, await one.PageAsync(address)), (address, await other.PageAsync(address)));
        }

        foreach (var words in await one.SearchesAsync(MostPages))
        {
            Assert.Equal((words, await one.FoundAsync(words)), (words, await other.FoundAsync(words)));
        }
    }

    /// <summary>Without the times and keys of imports, which differ whenever the same is done twice.</summary>
    private static string Normalized(string catalogue) => TimesAndKeys().Replace(catalogue, "…");

    [GeneratedRegex("\"[0-9a-f]{32,64}\"|\"20[0-9-]{8}T[0-9:.]+Z\"")]
    private static partial Regex TimesAndKeys();
}
