namespace ReviewSite.Web.Commands;

/// <summary>The settings that a command sees: those that the site is served with on the same machine.</summary>
internal static class CommandSettings
{
    /// <param name="settings">From the command line, as <c>--Section:Key=value</c>.</param>
    public static IConfiguration Build(IReadOnlyList<string> settings) =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile("appsettings.Production.json", optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine([.. settings])
            .Build();
}
