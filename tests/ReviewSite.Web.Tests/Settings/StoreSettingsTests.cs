using Microsoft.Extensions.Configuration;
using ReviewSite.Domain;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Tests.Settings;

public sealed class StoreSettingsTests
{
    [Theory]
    [InlineData(null, StoreMigration.AtStart)]
    [InlineData("start", StoreMigration.AtStart)]
    [InlineData("Command", StoreMigration.ByCommand)]
    public void A_store_is_migrated_by_a_start_unless_only_the_command_may(string? text, StoreMigration expected) =>
        Assert.Equal(expected, Read(text).Migrate);

    [Theory]
    [InlineData("never")]
    [InlineData("")]
    public void Any_other_value_is_refused(string text)
    {
        var refused = Assert.Throws<InvalidInputException>(() => Read(text));

        Assert.Equal($"Store:Migrate is “{text}”; expected start or command.", refused.Message);
    }

    private static StoreSettings Read(string? migrate) =>
        StoreSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Store:Migrate", migrate)]).Build());
}
