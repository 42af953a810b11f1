using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>Which tables are imported together, and what a person said about them.</summary>
/// <param name="Paths">Tables that share a key go in together; films and reviews may come in any order.</param>
public sealed record TableImportRequest(IReadOnlyList<string> Paths, Actor By)
{
    /// <summary>The header of the column for a field, if the headers do not show it.</summary>
    public IReadOnlyDictionary<TableField, string> Named { get; init; } = new Dictionary<TableField, string>();

    /// <summary>By path, if each file has its own; these go before <see cref="Named"/>.</summary>
    public IReadOnlyDictionary<string, ChosenColumns> Columns { get; init; } = new Dictionary<string, ChosenColumns>();

    public TableOptions Reading { get; init; } = TableOptions.None;

    public Encoding? Encoding { get; init; }

    /// <summary>The film that all rows are about, if the table does not name it.</summary>
    public FilmDetails? Film { get; init; }

    /// <summary>
    /// Whether a row that cannot be imported is left out, and the rest is imported; otherwise the whole import stops.
    /// </summary>
    public bool SkipsErrors { get; init; }

    /// <summary>Whether to say what would happen, and change nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>What the files are called, for people.</summary>
    public string Source => string.Join(", ", Paths.Select(Path.GetFileName));

    /// <summary>The same if the same files are imported in the same way.</summary>
    /// <exception cref="InvalidInputException">A file cannot be read.</exception>
    public async Task<string> HashAsync(CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var named = string.Join(',', Named.OrderBy(n => n.Key).Select(n => $"{n.Key}={n.Value}"));
        hash.AppendData(
            System.Text.Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"table {named} {Reading.Scale} {Reading.Words} {Reading.Dates} "
                        + $"{Film?.Title} {Film?.Year} {SkipsErrors} {Encoding?.WebName}\n"
                )
            )
        );
        foreach (var path in Paths)
        {
            if (Columns.TryGetValue(path, out var columns))
            {
                var stated = columns
                    .Fields.OrderBy(f => f.Key)
                    .Select(f => FormattableString.Invariant($"{f.Key}={f.Value}"));
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', stated)));
            }

            try
            {
                await using var file = File.OpenRead(path);
                hash.AppendData(await SHA256.HashDataAsync(file, cancellation));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new InvalidInputException($"{Path.GetFileName(path)} cannot be read: {e.Message}", e);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What a person said of the columns of one file.</summary>
/// <param name="Fields">The index of each field's column, from 0; the other columns are left out.</param>
public sealed record ChosenColumns(IReadOnlyDictionary<TableField, int> Fields);
