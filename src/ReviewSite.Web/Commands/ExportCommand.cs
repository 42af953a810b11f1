using System.CommandLine;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>Exports the store, whether or not the site is running.</summary>
internal static class ExportCommand
{
    private const string Json = "json";
    private const string Csv = "csv";
    private const string Text = "text";

    public static Command Create(CommandSettings settings)
    {
        var format = new Option<string>("--format")
        {
            Description = "json (complete), csv (one file per kind of row) or text (for reading and pasting).",
            Required = true,
        };
        format.CompletionSources.Add(Json, Csv, Text);
        format.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && given is not (Json or Csv or Text))
            {
                result.AddError($"--format: “{given}” is not a format; use json, csv or text.");
            }
        });
        var film = new Option<string?>("--film")
        {
            Description = "Export only this film: the last part of its address.",
            HelpName = "SLUG",
        };
        var output = new Option<string?>("--out")
        {
            Description = "The file to write, or the folder if there are several.",
            HelpName = "FILE",
        };
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "export",
            "Export the site's data.",
            "export --format json --out site.json",
            "export --format csv --out tables",
            "export --format text --film my-film"
        )
        {
            format,
            film,
            output,
            data,
        };
        command.Validators.Add(result =>
        {
            var isOfSeveralFiles =
                result.GetResult(format)?.Tokens is [{ Value: Csv or Text }] && result.GetResult(film) is null;
            if (isOfSeveralFiles && result.GetResult(output) is null)
            {
                result.AddError("This writes several files: choose a folder with --out, or a single film with --film.");
            }
        });
        command.SetAction(
            (parsed, cancellation) =>
                ExportAsync(
                    parsed.GetRequiredValue(format),
                    parsed.GetValue(film),
                    parsed.GetValue(output),
                    settings.StoreIn(parsed.GetValue(data)),
                    cancellation
                )
        );
        return command;
    }

    private const string Unfinished = ".unfinished";

    private static async Task<int> ExportAsync(
        string format,
        string? slug,
        string? output,
        StoreChoice chosen,
        CancellationToken cancellation
    )
    {
        chosen.RequireStore();

        await using var store = await CommandStore.OpenAsync(chosen, isReadOnly: true, cancellation);
        var film = slug is null
            ? null
            : await store.Export.FindAsync(slug, cancellation)
                ?? throw new InvalidInputException(
                    $"there is no film “{slug}”; use the last part of its address, after /films/."
                );
        await (
            format switch
            {
                Json => WriteAsync(output, file => store.Export.WriteCatalogueAsync(film, file, cancellation)),
                Text when film is not null => WriteAsync(
                    output,
                    file => store.Export.WriteTextsAsync(film, _ => Task.FromResult(file), cancellation)
                ),
                Text => WriteFilesAsync(output!, files => store.Export.WriteTextsAsync(film, files, cancellation)),
                _ when output is null => WriteAsync(
                    output,
                    file => store.Export.WriteReviewTableAsync(film, file, cancellation)
                ),
                _ => WriteFilesAsync(output, files => store.Export.WriteTablesAsync(film, files, cancellation)),
            }
        );
        return 0;
    }

    /// <param name="output"><c>null</c> for standard output.</param>
    private static async Task WriteAsync(string? output, Func<Stream, Task> write)
    {
        if (output is null)
        {
            await using var standard = Console.OpenStandardOutput();
            await write(standard);
            return;
        }

        if (Directory.Exists(output))
        {
            throw new InvalidInputException($"{output} is a folder; name a file with --out.");
        }

        await WriteFilesAsync(
            Path.GetDirectoryName(Path.GetFullPath(output))!,
            async files =>
            {
                await using var file = await files(Path.GetFileName(output));
                await write(file);
            }
        );
    }

    /// <summary>
    /// The files with these names are always complete, and of one moment: until all are written, they have other names.
    /// Pipes and devices are written to as they are.
    /// </summary>
    private static async Task WriteFilesAsync(string folder, Func<Func<string, Task<Stream>>, Task> write)
    {
        Directory.CreateDirectory(folder);
        var paths = new List<string>();
        try
        {
            await write(name =>
            {
                var path = Path.Combine(folder, name);
                if (OutputPath.FileAt(path) is not { } file)
                {
                    return Task.FromResult<Stream>(
                        new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)
                    );
                }

                var stream = File.Create(file + Unfinished);
                paths.Add(file);
                return Task.FromResult<Stream>(stream);
            });
            paths.ForEach(path => File.Move(path + Unfinished, path, overwrite: true));
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException
                && e.Message.Contains(Unfinished, StringComparison.Ordinal)
            )
        {
            // The name that was given is the one to look at.
            throw new InvalidInputException(e.Message.Replace(Unfinished, "", StringComparison.Ordinal), e);
        }
        finally
        {
            paths.ForEach(path => File.Delete(path + Unfinished));
        }
    }
}
