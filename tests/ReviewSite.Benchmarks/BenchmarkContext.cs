using System.Globalization;

namespace ReviewSite.Benchmarks;

/// <summary>What all measurements share: the site as it is published, and the stores it is measured with.</summary>
internal sealed class BenchmarkContext : IDisposable
{
    private readonly DirectoryInfo _passing = Directory.CreateTempSubdirectory("reviewsite-benchmarks-");

    private BenchmarkContext(BenchmarkOptions options) => Options = options;

    public BenchmarkOptions Options { get; }

    /// <summary>The repository's root.</summary>
    public string Root { get; } = RootAbove(AppContext.BaseDirectory);

    public string Site => Path.Combine(In("site"), "reviewsite.dll");

    /// <summary>A store of the seed alone.</summary>
    public string Seed => In("seed");

    public string Small => CatalogueFolder(BenchmarkOptions.SmallFilms, BenchmarkOptions.SmallReviews);

    public string Large => CatalogueFolder(Options.Films, Options.Reviews);

    public static async Task<BenchmarkContext> PrepareAsync(BenchmarkOptions options)
    {
        var workplace = new BenchmarkContext(options);
        await workplace.PublishAsync(Path.Combine(workplace.Root, "src", "ReviewSite.Web"), "site");
        return workplace;
    }

    /// <summary>A folder or file that goes at the end.</summary>
    public string In(string name) => Path.Combine(_passing.FullName, name);

    public async Task PublishAsync(string project, string name)
    {
        await Console.Error.WriteLineAsync($"publishing {Path.GetFileName(project)} …");
        (
            await Job.RunAsync("dotnet", "publish", project, "-c", "Release", "-o", In(name), "--nologo", "-v", "quiet")
        ).ThrowIfFailed();
    }

    /// <summary>Makes the invented catalogue of that size where it is not kept from an earlier run.</summary>
    public async Task<string> CatalogueAsync(int films, int reviews)
    {
        var folder = CatalogueFolder(films, reviews);
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"inventing {reviews} reviews of {films} films …")
            );
            var unfinished = folder + ".unfinished";
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            var culture = CultureInfo.InvariantCulture;
            (
                await Job.RunAsync(
                    "dotnet",
                    Site,
                    "generate",
                    "--films",
                    films.ToString(culture),
                    "--reviews",
                    reviews.ToString(culture),
                    "--seed",
                    "1",
                    "--data",
                    unfinished
                )
            ).ThrowIfFailed();
            Directory.Move(unfinished, folder);
        }

        return folder;
    }

    public Task<ServerProcess> StartSiteAsync(string data, params string[] options) =>
        ServerProcess.StartAsync(
            "/healthz/ready",
            url => ["dotnet", Site, "serve", "--urls", url, "--data", data, .. options]
        );

    /// <summary>The options of a site whose store is in a database of PostgreSQL.</summary>
    public static string[] On(string store) => ["--Store:Provider=postgres", $"--Store:ConnectionString={store}"];

    /// <param name="mode">Of this program.</param>
    public static Task<ServerProcess> StartOtherAsync(string mode, string data, string page) =>
        ServerProcess.StartAsync(
            "/",
            url => ["dotnet", typeof(BenchmarkContext).Assembly.Location, mode, url, data, page]
        );

    public void Dispose() => _passing.Delete(recursive: true);

    private string CatalogueFolder(int films, int reviews) =>
        Path.Combine(
            Directory.CreateDirectory(Options.Work ?? _passing.FullName).FullName,
            string.Create(CultureInfo.InvariantCulture, $"catalogue-{films}-{reviews}")
        );

    private static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "ReviewSite.sln"))
            ? folder
            : RootAbove(
                Path.GetDirectoryName(folder)
                    ?? throw new InvalidOperationException(
                        "Run this from within the repository: it publishes the site from its source."
                    )
            );
}
