using ReviewSite.Web.Hosting;
using ReviewSite.Web.Imports.Seeding;

namespace ReviewSite.Web.Commands;

/// <summary>The options of the command line for serving the site.</summary>
/// <param name="Settings">Settings as <c>--Section:Key=value</c>, which any setting can be given as.</param>
internal sealed record ServeOptions(
    string? Urls,
    string? Data,
    bool NoSeed,
    string? Environment,
    IReadOnlyList<string> Settings
)
{
    public const string DataDirectory = "Data:Directory";

    public WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(ServeOptions).Assembly.GetName().Name,
                Args = [.. Settings],
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environment,
            }
        );
        builder.Configuration.AddInMemoryCollection(Given());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.LargestBody;
            kestrel.Limits.MinResponseDataRate = RequestLimits.SlowestClient;
        });

        // Outside of Development too: a program that was built and not published finds its files where the project
        // keeps them.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    private IEnumerable<KeyValuePair<string, string?>> Given()
    {
        if (Urls is not null)
        {
            yield return new(WebHostDefaults.ServerUrlsKey, Urls);
        }

        if (Data is not null)
        {
            yield return new(DataDirectory, Data);
        }

        if (NoSeed)
        {
            yield return new(SeedOptions.IsOnSetting, bool.FalseString);
        }
    }
}
