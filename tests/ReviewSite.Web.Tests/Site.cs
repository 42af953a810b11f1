using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.PostgreSql;

namespace ReviewSite.Web.Tests;

/// <summary>The real host over its own migrated store in its own folder, which goes when the test ends.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder;
    private readonly TestStore _store;
    private readonly Lazy<HttpClient> _client;
    private string _dataName = "data";
    private bool _isFolderKept;

    private static readonly Lazy<Site> _seeded = new(() => StartShared(publicOrigin: null));
    private static readonly Lazy<Site> _public = new(() => StartShared("https://films.example"));

    public Site()
        : this(Directory.CreateTempSubdirectory("reviewsite-test-"), new TestStore()) { }

    private Site(DirectoryInfo folder, TestStore store)
    {
        (_folder, _store) = (folder, store);
        _client = new Lazy<HttpClient>(() =>
            CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false })
        );
    }

    /// <summary>
    /// With the film that comes with the program: one for all tests that only read it. It goes with the process.
    /// </summary>
    public static Site Seeded => _seeded.Value;

    /// <summary>The same, as it is reached at https://films.example.</summary>
    public static Site SeededAndPublic => _public.Value;

    /// <summary>A site whose store is in a database of a server, whichever the tests run on.</summary>
    /// <param name="server">None for SQLite.</param>
    /// <param name="replace">What the test puts in the place of what the site has.</param>
    internal static Site On(PostgreSqlServer? server, Action<IServiceCollection>? replace = null) =>
        new(Directory.CreateTempSubdirectory("reviewsite-test-"), new TestStore(server)) { Replace = replace };

    /// <summary>A site with a store that is in a database already, and stays there.</summary>
    internal static Site At(string connection) =>
        new(Directory.CreateTempSubdirectory("reviewsite-test-"), TestStore.At(connection));

    /// <summary>
    /// The process ends the site; only the folder has to be deleted. A database goes with the server that the tests
    /// started.
    /// </summary>
    internal void GoWithProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) => _folder.Delete(recursive: true);

    private static Site StartShared(string? publicOrigin)
    {
        var site = new Site { PublicOrigin = publicOrigin };
        if (publicOrigin is not null)
        {
            site.ClientOptions.BaseAddress = new Uri(publicOrigin);
        }

        // All tests together are one client.
        site.Settings["Limits:SearchesPerMinute"] = "100000";
        site.Settings["Limits:ApiRequestsPerMinute"] = "100000";
        site.GoWithProcess();
        return site;
    }

    /// <summary>Another node with the same store, which has to be there already.</summary>
    /// <param name="replace">What the test puts in the place of what that node has.</param>
    internal Site AnotherNode(Action<IServiceCollection>? replace = null) =>
        new(Directory.CreateTempSubdirectory("reviewsite-test-"), _store.Shared()) { Replace = replace };

    /// <summary>Of the database, where it is PostgreSQL's.</summary>
    internal string? Connection => _store.Connection;

    /// <summary>A site whose data is in the folder <c>data</c> of this one, which goes when the test ends.</summary>
    public static Site In(string folder) => new(new DirectoryInfo(folder), new TestStore());

    /// <summary>A site on SQLite whose data is in a folder of that name.</summary>
    internal static Site In(string folder, string name) =>
        new(new DirectoryInfo(folder), new TestStore(server: null)) { _dataName = name };

    /// <summary>The same site after it was stopped and started again; this one is to be disposed of no more.</summary>
    public Site Restarted()
    {
        _isFolderKept = true;
        base.Dispose();
        TestStore.Close(DataFolder);
        return new Site(_folder, _store);
    }

    /// <summary>What the test puts in the place of what the site has.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Whether a password is hashed as often as on a real site, which takes a tenth of a second.</summary>
    public bool HashesLikeProduction { get; init; }

    /// <summary>Whether there is no store at all before the first start, not an empty one.</summary>
    public bool StartsFromNothing { get; init; }

    public string DataFolder => Path.Combine(_folder.FullName, _dataName);

    public string SeedFolder => Path.Combine(_folder.FullName, "seed");

    /// <summary>
    /// Whether the seed is what the test put into <see cref="SeedFolder"/>, not what comes with the program.
    /// </summary>
    public bool HasOwnSeed { get; init; }

    /// <summary>How the site is reached from outside, where the test says so.</summary>
    public string? PublicOrigin { get; init; }

    /// <summary>Settings as an operator gives them.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public HttpClient Client => _client.Value;

    public string SeedFilm(string name, string factsJson, string? text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(SeedFolder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "film.json"), factsJson);
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(folder, "critic-reviews.txt"), text);
        }

        return folder;
    }

    /// <summary>Takes a review text in as the import command does.</summary>
    public Task<ReviewTextImportResult> ImportAsync(string title, string text, int? year = null) =>
        ImportAsync(FilmDetails.Of(title, year), text);

    public async Task<ReviewTextImportResult> ImportAsync(FilmDetails film, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return await Services
            .GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<ReviewTextImportResult>(
                    Actor.CommandLine,
                    "Import of test.txt",
                    async db =>
                        await Services
                            .GetRequiredService<ReviewTextImport>()
                            .ImportAsync(
                                db,
                                await db.FindOrAddAsync(film, default),
                                "test.txt",
                                bytes,
                                ReviewTextReader.Read(bytes),
                                default
                            )
                ),
                default
            );
    }

    public async Task<(int Status, IDocument Page)> GetAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        return (
            (int)response.StatusCode,
            await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync())
        );
    }

    public async Task<IDocument> PageAsync(string address)
    {
        var (status, page) = await GetAsync(address);
        Assert.Equal(200, status);
        return page;
    }

    public async Task<JsonNode> JsonAsync(string address) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri(address, UriKind.Relative)))!;

    public async Task<T> ReadAsync<T>(Func<ReviewSiteDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReviewSiteDb>());
    }

    /// <summary>
    /// The log file to its end, a JSON object a line; the site is stopped, since the log is written in the background.
    /// </summary>
    public async Task<string> StopAndReadLogAsync()
    {
        _isFolderKept = true;
        await base.DisposeAsync();
        _isFolderKept = false;
        return ReadLog();
    }

    private string ReadLog()
    {
        using var file = new FileStream(
            Directory.GetFiles(Path.Combine(DataFolder, "logs")).Single(),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (name, value) in _store.SettingsFor(DataFolder, isMigrated: !StartsFromNothing))
        {
            builder.UseSetting(name, value);
        }

        builder.UseSetting("Data:Directory", DataFolder);

        // Nothing listens, so the usual port may be taken, for example by a site that somebody runs.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        if (PublicOrigin is not null)
        {
            builder.UseSetting("Site:PublicOrigin", PublicOrigin);
        }

        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        if (!HashesLikeProduction)
        {
            builder.ConfigureServices(services =>
                services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1)
            );
        }

        if (Replace is not null)
        {
            builder.ConfigureServices(Replace);
        }

        if (HasOwnSeed)
        {
            Directory.CreateDirectory(SeedFolder);
            builder.UseSetting("Seed:Directory", SeedFolder);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !_isFolderKept && Directory.Exists(_folder.FullName))
        {
            TestStore.Close(DataFolder);
            _store.Delete();
            _folder.Delete(recursive: true);
        }
    }
}
