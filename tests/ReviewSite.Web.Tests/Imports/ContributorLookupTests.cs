using System.Globalization;
using ReviewSite.Web.Imports;

namespace ReviewSite.Web.Tests.Imports;

public sealed class ContributorLookupTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Any_number_of_names_is_looked_up_at_once()
    {
        var names = Enumerable.Range(1, 70_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"Critic {i}"));

        var critic = await _site.ReadAsync(async db =>
            (await ContributorLookup.LoadAsync(db, names.Append("Dennis Lim"), names, default)).Critic("dennis lim")
        );

        Assert.Equal("Dennis Lim", critic!.Name);
    }
}
