using ReviewSite.Domain;
using ReviewSite.Web.Imports.Catalogue;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>
/// Imports a whole site from the command line, from a file that <c>export --format json</c> wrote.
/// </summary>
internal static class CatalogueImportRun
{
    public static bool AreCatalogues(IEnumerable<string> paths)
    {
        try
        {
            return paths.Any() && paths.All(p => File.Exists(p) && CatalogueImport.IsCatalogue(p));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The code that reads it reports what is wrong.
            return false;
        }
    }

    public static async Task<int> RunAsync(
        FileInfo[] files,
        bool isDryRun,
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        if (files.Length > 1)
        {
            throw new InvalidInputException(
                "each of these files has a whole site, which needs an empty store of its own; nothing was imported."
            )
            {
                OnCommandLine = "Import one file, or each into a folder of its own with --data.",
            };
        }

        await using var store = await CommandStore.OpenAsync(chosen, isDryRun, cancellation);
        var file = files[0];
        try
        {
            await using var json = file.OpenRead();
            var imported = await store.Catalogue.ImportAsync(
                json,
                file.Name,
                Actor.CommandLine,
                isDryRun,
                cancellation
            );
            if (imported.Notice is { } notice)
            {
                await report.WarnAsync($"{file.Name}: {notice}");
            }

            await report.SayAsync(
                $"{(isDryRun ? "dry run: " : "")}{file.Name}: {imported.Films} films, {imported.Reviews} reviews, "
                    + $"{imported.Imports} imports, {imported.Posters} posters"
            );
            await report.WriteAsync(new ImportOutcomes(isDryRun, [ImportOutcome.Of(file.Name, imported)]));
            return 0;
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException($"{file.Name}, {e.Message} Nothing was imported.", e)
            {
                OnCommandLine = e.OnCommandLine,
            };
        }
    }
}
