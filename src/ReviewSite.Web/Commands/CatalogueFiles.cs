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
        await using var store = await CommandStore.OpenAsync(chosen, isDryRun, cancellation);
        var outcomes = new List<ImportOutcome>();
        foreach (var file in files)
        {
            try
            {
                await using var json = file.OpenRead();
                var taken = await store.Catalogue.ImportAsync(
                    json,
                    file.Name,
                    Actor.CommandLine,
                    isDryRun,
                    cancellation
                );
                if (taken.Notice is { } notice)
                {
                    await report.WarnAsync($"{file.Name}: {notice}");
                }

                outcomes.Add(ImportOutcome.Of(file.Name, taken));
                await report.SayAsync(
                    $"{(isDryRun ? "dry run: " : "")}{file.Name}: {taken.Films} films, {taken.Reviews} reviews, "
                        + $"{taken.Imports} imports, {taken.Posters} posters"
                );
            }
            catch (InvalidInputException e)
            {
                throw new InvalidInputException($"{file.Name}, {e.Message} Nothing was imported.", e);
            }
        }

        await report.WriteAsync(new ImportOutcomes(isDryRun, outcomes));
        return 0;
    }
}
