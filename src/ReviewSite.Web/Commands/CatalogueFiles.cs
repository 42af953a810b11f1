using ReviewSite.Domain;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>
/// Files with a whole site, as written by <c>export --format json</c>; they name their films themselves.
/// </summary>
internal static class CatalogueFiles
{
    public static bool AreAll(IEnumerable<string> paths)
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

    public static async Task<int> ImportAsync(
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
            var taken = await store.Catalogue.ImportAsync(json, file.Name, Actor.CommandLine, isDryRun, cancellation);
            if (taken.Notice is { } notice)
            {
                await report.WarnAsync($"{file.Name}: {notice}");
            }

            await report.SayAsync(
                $"{(isDryRun ? "dry run: " : "")}{file.Name}: {taken.Films} films, {taken.Reviews} reviews, "
                    + $"{taken.Imports} imports, {taken.Posters} posters"
            );
            await report.WriteAsync(new ImportOutcomes(isDryRun, [ImportOutcome.Of(file.Name, taken)]));
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
