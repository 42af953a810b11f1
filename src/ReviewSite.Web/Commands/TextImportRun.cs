using ReviewSite.Domain;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>Imports review texts from the command line, each all or nothing.</summary>
internal static class TextImportRun
{
    public static async Task<int> RunAsync(
        FileInfo[] files,
        ImportTarget target,
        bool isDryRun,
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        target.Check();
        var texts = files.Select(ReadText).ToList();
        if (target.Slug is not null && !chosen.Exists)
        {
            throw new InvalidInputException(
                $"there is no store in {Path.GetFullPath(chosen.Folder)}, so there is no film "
                    + $"“{target.Slug}”; choose the folder with --data."
            );
        }

        await using var store = await CommandStore.OpenAsync(chosen, isDryRun, cancellation);
        var outcomes = new List<ImportOutcome>();
        foreach (var text in texts)
        {
            var change = new StoreChange<ReviewTextImportResult>(
                Actor.CommandLine,
                $"Import of {text.Name}",
                async db =>
                    await store.Import.ImportAsync(
                        db,
                        await target.FindAsync(db, cancellation),
                        text.Name,
                        text.Bytes,
                        text.Text,
                        cancellation
                    )
            );
            var result = await store.UnitOfWork.ExecuteAsync(change with { IsDryRun = isDryRun }, cancellation);
            outcomes.Add(ImportOutcome.Of(result));
            await SayAsync(result, isDryRun, report);
        }

        await report.WriteAsync(new ImportOutcomes(isDryRun, outcomes));
        return 0;
    }

    private static SourceText ReadText(FileInfo file)
    {
        var source = Read(file);
        var errors = source.Text.Problems.Where(p => p.IsError).ToList();
        var others = errors.Count > 1 ? $" ({errors.Count - 1} more like this.)" : "";
        return errors.Count == 0
            ? source
            : throw new InvalidInputException($"{source.Name}, {errors[0]}. Nothing was imported.{others}");
    }

    private static SourceText Read(FileInfo file)
    {
        try
        {
            if (file.Name != InputFiles.StandardInput)
            {
                return Read(file.Name, File.ReadAllBytes(file.FullName));
            }

            using var copy = new MemoryStream();
            using var input = Console.OpenStandardInput();
            input.CopyTo(copy);
            return Read("standard input", copy.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static SourceText Read(string name, byte[] bytes) =>
        new(name, bytes, PastedReviews.Read(bytes, TimeProvider.System));

    private static async Task SayAsync(ReviewTextImportResult result, bool isDryRun, CommandReport report)
    {
        foreach (var warning in result.Warnings)
        {
            await report.WarnAsync($"{result.Source}, {warning}");
        }

        var outcome = result.IsKnown
            ? "has already been imported; nothing to do"
            : $"{result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged; "
                + $"{result.Film.Summary.Verdict?.Phrase}";
        var film = $"{result.Film.Title} (/films/{result.Film.Slug})";
        await report.SayAsync($"{(isDryRun ? "dry run: " : "")}{result.Source} → {film}: {outcome}");
    }

    private sealed record SourceText(string Name, byte[] Bytes, ReviewText Text);
}
