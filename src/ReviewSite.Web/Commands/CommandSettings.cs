using ReviewSite.Domain;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>
/// The site's settings for commands, from the same places as for the server: <c>appsettings.json</c> next to the
/// program, the environment, the command line.
/// </summary>
/// <param name="given">Settings of the command line, such as <c>--Data:Directory=films</c>.</param>
internal sealed class CommandSettings(IReadOnlyList<string> given)
{
    private readonly Lazy<IConfiguration> _read = new(() =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile("appsettings.Production.json", optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine([.. given])
            .Build()
    );

    public VerdictScale Scale => ScaleOptions.Read(_read.Value);

    public SiteOptions Site => new(_read.Value);

    /// <summary>The address that the site is served at; <c>null</c> if the settings do not say.</summary>
    public string? Url => _read.Value[WebHostDefaults.ServerUrlsKey]?.Split(';')[0];

    /// <summary>In the folder that <c>--data</c> names, else the settings, else the default.</summary>
    /// <exception cref="InvalidInputException">The settings are not a valid scale.</exception>
    public StoreChoice StoreIn(string? folder) => new(FolderOf(folder), Scale, StoreSettings.Read(_read.Value));

    /// <summary>The folder that <c>--data</c> names, else the settings, else the default.</summary>
    public string FolderOf(string? given) => given ?? _read.Value[ServeOptions.DataDirectory] ?? DataFolder.DefaultName;
}

/// <summary>Which store a command works on.</summary>
/// <param name="Scale">The site's.</param>
internal sealed record StoreChoice(string Folder, VerdictScale Scale, StoreSettings Store)
{
    /// <summary>Whether there is a store, as far as the folder tells.</summary>
    public bool Exists =>
        Store.Provider != StoreProvider.Sqlite || File.Exists(Path.Combine(Folder, DataFolder.DatabaseName));

    /// <exception cref="InvalidInputException">There is none.</exception>
    public void RequireStore()
    {
        if (!Exists)
        {
            throw new InvalidInputException(
                $"there is no store in {Path.GetFullPath(Folder)}; name the folder with --data."
            );
        }
    }
}
