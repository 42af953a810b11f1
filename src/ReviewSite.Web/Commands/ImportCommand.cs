using System.CommandLine;
using System.Globalization;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>Takes review texts and tables into the store, each whole or not at all.</summary>
internal static class ImportCommand
{
    public static Command Create(IReadOnlyList<string> settings)
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description =
                "Pages of reviews as text or HTML and lists of reviews, in UTF-8; or tables of reviews, "
                + "films and published summaries (CSV, JSON, JSON Lines), imported together.",
            Arity = ArgumentArity.OneOrMore,
        };
        var film = new Option<string?>("--film")
        {
            Description = "The film's title; with --year, it is found or added.",
            HelpName = "TITLE",
        };
        var year = NumberOption.Create<int>(
            "--year",
            "The year of its first release.",
            "YYYY",
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            "a year, such as 2013"
        );
        var slug = new Option<string?>("--slug")
        {
            Description = "An existing film: the last part of its address.",
            HelpName = "SLUG",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Show what would happen without changing anything.",
        };
        var data = DataOption.Create();
        var table = new TableOptionSet();
        var command = new Command("import", "Import review texts or tables (all or nothing).")
        {
            files,
            film,
            year,
            slug,
            dryRun,
            data,
        };
        table.AddTo(command);
        command.Validators.Add(result =>
        {
            var (hasFilm, hasSlug) = (result.GetResult(film) is not null, result.GetResult(slug) is not null);
            if (
                !hasFilm
                && !hasSlug
                && CatalogueFiles.AreAll(result.GetResult(files)?.Tokens.Select(t => t.Value) ?? [])
            )
            {
                return;
            }

            var areTables =
                result.GetValue(files) is { Length: > 0 } given && given.All(f => TableFile.IsTable(f.Name));
            if (
                (hasFilm && hasSlug)
                || (!hasFilm && !hasSlug && !areTables)
                || (hasSlug && (areTables || result.GetResult(year) is not null))
            )
            {
                result.AddError(
                    areTables
                        ? "Use --film TITLE and --year YYYY to say which film the tables are about, or neither "
                            + "if the tables name their films."
                        : "Use --film TITLE (and --year YYYY) or --slug SLUG to say which film the texts are about."
                );
            }
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetRequiredValue(files) is var given && CatalogueFiles.AreAll(given.Select(f => f.FullName)))
                {
                    return await CatalogueFiles.ImportAsync(
                        given,
                        parsed.GetValue(dryRun),
                        DataOption.FolderOf(parsed.GetValue(data), settings),
                        cancellation
                    );
                }

                if (given.All(f => TableFile.IsTable(f.Name)))
                {
                    var request = table.RequestOf(parsed, given) with
                    {
                        Film = parsed.GetValue(film) is { } title
                            ? FilmDetails.Of(title, parsed.GetValue(year)).Cleaned()
                            : null,
                        IsDryRun = parsed.GetValue(dryRun),
                    };
                    return await TableImportRun.RunAsync(
                        request,
                        DataOption.FolderOf(parsed.GetValue(data), settings),
                        cancellation
                    );
                }

                var target = new ImportTarget(parsed.GetValue(film), parsed.GetValue(year), parsed.GetValue(slug));
                return await ImportAsync(
                    parsed.GetRequiredValue(files),
                    target,
                    parsed.GetValue(dryRun),
                    DataOption.FolderOf(parsed.GetValue(data), settings),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> ImportAsync(
        FileInfo[] files,
        ImportTarget target,
        bool isDryRun,
        string dataDirectory,
        CancellationToken cancellation
    )
    {
        target.Check();
        var texts = files.Select(ReadText).ToList();
        if (target.Slug is not null && !File.Exists(Path.Combine(dataDirectory, DataFolder.DatabaseName)))
        {
            throw new InvalidInputException(
                $"there is no store in {Path.GetFullPath(dataDirectory)}, so there is no film "
                    + $"“{target.Slug}”; choose the folder with --data."
            );
        }

        await using var store = await CommandStore.OpenAsync(dataDirectory, isDryRun, cancellation);
        foreach (var (file, bytes, text) in texts)
        {
            var change = new StoreChange<ImportResult>(
                Actor.CommandLine,
                $"Import of {file.Name}",
                async db =>
                    await store.Import.ImportAsync(
                        db,
                        await target.FindAsync(db, cancellation),
                        file.Name,
                        bytes,
                        text,
                        cancellation
                    )
            );
            var result = await store.UnitOfWork.ExecuteAsync(change with { IsDryRun = isDryRun }, cancellation);
            await ReportAsync(result, isDryRun);
        }

        return 0;
    }

    private static (FileInfo File, byte[] Bytes, ReviewText Text) ReadText(FileInfo file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file.FullName);
            var text = PastedReviews.Read(bytes);
            return text.Problems.FirstOrDefault(p => p.IsError) is { } error
                ? throw new InvalidInputException($"{file.Name}, {error}. Nothing was imported.")
                : (file, bytes, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static async Task ReportAsync(ImportResult result, bool isDryRun)
    {
        foreach (var warning in result.Warnings)
        {
            await Console.Error.WriteLineAsync($"{result.Source}, {warning}");
        }

        var outcome = result.IsKnown
            ? "has already been imported; nothing to do"
            : $"{result.Added} new, {result.Changed} changed, {result.Unchanged} unchanged; "
                + $"{result.Film.Summary.Verdict?.Phrase}";
        await Console.Out.WriteLineAsync(
            $"{(isDryRun ? "dry run: " : "")}{result.Source} → {result.Film.Title} (/films/{result.Film.Slug}): {outcome}"
        );
    }
}

/// <summary>
/// The film that the command line names: by slug one that is there, by title and year that one or a new one.
/// </summary>
internal sealed record ImportTarget(string? Title, int? Year, string? Slug)
{
    public async Task<Film> FindAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        if (Slug is not null)
        {
            return await db.FindBySlugAsync(Slug, cancellation)
                ?? throw new InvalidInputException(
                    $"there is no film “{Slug}”; use the last part of its address, after /films/, or its "
                        + $"title with --film TITLE."
                );
        }

        if (
            Year is null
            && await db.FindAsync(Title!, year: null, cancellation) is null
            && await db.YearsOfAsync(Title!, cancellation) is { Count: > 0 } years
        )
        {
            throw new InvalidInputException(
                $"“{Title}” already exists for {string.Join(" and ", years)}; choose one with --year or --slug."
            );
        }

        return await db.FindOrAddAsync(FilmDetails.Of(Title!, Year).Cleaned(), cancellation);
    }

    /// <exception cref="InvalidInputException">No film can have this title or this year.</exception>
    public void Check()
    {
        if (Title is not null && FilmDetails.Of(Title, Year).Cleaned().Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidInputException($"--film or --year, {problem}");
        }
    }
}
