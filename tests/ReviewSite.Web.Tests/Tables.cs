using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests;

/// <summary>Tables for tests, imported as the import command does.</summary>
internal sealed class Tables(Site site) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-tables-");

    public string RejectedFolder => Path.Combine(_folder.FullName, "rejected");

    public void Dispose() => _folder.Delete(recursive: true);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    public Task<TableImportResult> ImportAsync(params string[] paths) => ImportAsync(request => request, paths);

    public Task<TableImportResult> ImportAsync(
        Func<TableImportRequest, TableImportRequest> with,
        params string[] paths
    ) =>
        site
            .Services.GetRequiredService<TableImport>()
            .ImportAsync(
                with(new TableImportRequest(paths, Actor.CommandLine)),
                RejectedFolder,
                new Progress<TableProgress>(),
                CancellationToken.None
            );
}
