using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Imports.Tables;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>A table that says in a column of file names which picture shows which film.</summary>
internal static class PosterTable
{
    private const int MostBytes = 20 * 1024 * 1024;

    private static readonly string[] _files =
    [
        "poster",
        "posterfile",
        "posterimage",
        "image",
        "imagefile",
        "picture",
        "file",
        "filename",
        "cover",
        "photo",
    ];

    private static readonly string[] _slugs = ["slug", "filmslug", "movieslug"];

    /// <returns>The rows that name a picture.</returns>
    /// <exception cref="InvalidInputException">It is not a table, or lacks the columns.</exception>
    public static async Task<IReadOnlyList<PosterRow>> ReadAsync(SourceFile file, CancellationToken cancellation)
    {
        // The reader takes a file, and a ZIP has none.
        var copy = Directory.CreateTempSubdirectory("reviewsite-");
        try
        {
            var path = Path.Combine(copy.FullName, "table.csv");
            await CopyAsync(file, path, cancellation);
            using var table = await TableFile.OpenAsync(path, encoding: null, cancellation);
            return await ReadAsync(table, cancellation);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException($"{file.Path} cannot be used. {e.Message}", e);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task CopyAsync(SourceFile file, string path, CancellationToken cancellation)
    {
        await using var from = await file.OpenAsync(cancellation);
        await using var to = File.Create(path);
        var part = new byte[64 * 1024];
        while (await from.ReadAsync(part, cancellation) is > 0 and var length)
        {
            await to.WriteAsync(part.AsMemory(0, length), cancellation);
            if (to.Length > MostBytes)
            {
                throw new InvalidInputException("It is larger than 20 MB.");
            }
        }
    }

    private static async Task<IReadOnlyList<PosterRow>> ReadAsync(TableFile table, CancellationToken cancellation)
    {
        var headers = table.Headers;
        var files = Find(headers, h => _files.Contains(HeaderNames.Key(h)));
        var slugs = Find(headers, h => _slugs.Contains(HeaderNames.Key(h)));
        var (ids, titles, years) = (Of(TableField.ImdbId), Of(TableField.Title), Of(TableField.Year));
        if (files is null || (slugs ?? ids ?? titles) is null)
        {
            throw new InvalidInputException(
                $"It has {ColumnMap.Listed(headers)}; expected a column “poster” with file names, and “slug”, “imdb”, "
                    + "or “title” and “year”."
            );
        }

        var rows = new List<PosterRow>();
        await foreach (var (line, cells) in table.RowsAsync(cancellation))
        {
            string? Cell(int? column) =>
                column is { } c && c < cells.Count && cells[c]?.Trim() is { Length: > 0 } text ? text : null;
            if (Cell(files) is not { } name)
            {
                continue;
            }

            rows.Add(
                new PosterRow(
                    line,
                    name.Replace('\\', '/'),
                    Cell(slugs),
                    Cell(ids) is { } id ? CellParser.ImdbId(id) : null,
                    Cell(titles),
                    Cell(years) is { } year ? CellParser.WholeNumber(year) : null
                )
            );
            if (rows.Count > PosterSource.MostFiles)
            {
                throw new InvalidInputException($"It names more than {PosterSource.MostFiles:#,0} pictures. Split it.");
            }
        }

        return rows;

        int? Of(TableField field) => Find(headers, h => HeaderNames.FieldOf(TableKind.Films, h) == field);
    }

    private static int? Find(IReadOnlyList<string> headers, Predicate<string> isIt) =>
        headers.Index().Where(h => isIt(h.Item)).Select(h => (int?)h.Index).FirstOrDefault();
}

/// <param name="Line">The line of the table.</param>
/// <param name="File">The name of the picture, or where it is in the folder or the ZIP.</param>
internal sealed record PosterRow(int Line, string File, string? Slug, string? ImdbId, string? Title, int? Year)
{
    public string? TitleAndYear => Title is null ? null : Film.NameOf(Title, Year);
}
