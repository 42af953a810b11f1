using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using ReviewSite.Domain;
using ReviewSite.Web.Commands;

namespace ReviewSite.Web.Tests.Commands;

public sealed class UnknownSettingsTests
{
    [Theory]
    [InlineData("Store:Conectionstring", "Store:ConnectionString")]
    [InlineData("Seed:IsOnn", "Seed:IsOn")]
    [InlineData("STORE:MIGRAT", "Store:Migrate")]
    [InlineData("Stor:Provider", "Store:Provider")]
    [InlineData("Logging:Request", "Logging:Requests")]
    [InlineData("Site:TrustedProxies:0", "Site:TrustedProxies")]
    [InlineData("Store:Password", null)]
    public void A_name_that_is_not_known_is_reported_with_the_nearest_one(string name, string? meant) =>
        Assert.Equal([(name, meant)], In(name));

    [Theory]
    [InlineData("store:connectionstring")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:Console:FormatterName")]
    [InlineData("Kestrel:Endpoints:Web:Url")]
    [InlineData("Serilog:MinimumLevel:Override:Microsoft")]
    [InlineData("AllowedHosts")]
    [InlineData("STORE_PASSWORD")]
    [InlineData("Another:Program")]
    public void Settings_of_the_site_and_of_others_are_not_reported(string name) => Assert.Empty(In(name));

    [Fact]
    public async Task The_start_warns_of_them_without_their_values()
    {
        using var site = new Site { Settings = { ["Site:PublicOrgin"] = "https://secret.example" } };
        _ = site.Client;

        var log = await site.StopAndReadLogAsync();

        Assert.Contains(
            "\"Site:PublicOrgin\\\" is not a setting, and has no effect. Did you mean \\\"Site:PublicOrigin\\\"?",
            log,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret.example", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_does_not_start_if_another_store_may_be_meant()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Stores:Provider"] = "postgres";
        await using var app = builder.Build();

        var refused = Assert.Throws<InvalidInputException>(app.ReportUnknownSettings);

        Assert.StartsWith(
            "Stores:Provider is not a setting. Did you mean Store:Provider?",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_start_without_them_warns_of_nothing()
    {
        using var site = new Site();
        _ = site.Client;

        Assert.DoesNotContain("is not a setting", await site.StopAndReadLogAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string?)> In(string name) =>
        UnknownSettings.In(new ConfigurationBuilder().AddInMemoryCollection([new(name, "value")]).Build());
}
