using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
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
    public IReadOnlyDictionary<string, TableColumns> Columns { get; init; } = new Dictionary<string, TableColumns>();

    public TableOptions Reading { get; init; } = TableOptions.None;

    public Encoding? Encoding { get; init; }

    /// <summary>The film that all rows are about, if the table does not name it.</summary>
    public FilmDetails? Film { get; init; }

    /// <summary>
    /// Whether a row that cannot be imported is left out, and the rest counts; otherwise it stops everything.
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
public sealed record TableColumns(IReadOnlyDictionary<TableField, int> Fields);

/// <summary>Where an import is.</summary>
/// <param name="Share">Of the present stage, 0 to 1.</param>
public sealed record TableProgress(TableStage Stage, long Rows, double Share);

public enum TableStage
{
    /// <summary>From the files into a place of its own; nobody notices.</summary>
    Reading,

    /// <summary>Against what is stored; nobody notices, and it can be cancelled until its end.</summary>
    Matching,

    /// <summary>Into the store, at one stroke; other writers wait.</summary>
    Saving,
    Done,
}

/// <summary>What became of the rows. Nodes of several versions exchange it, so its names in JSON stay.</summary>
/// <param name="IsKnown">The same files were imported before and are in force, so nothing was done.</param>
/// <param name="Warnings">How often each kind of warning came, with the first line.</param>
/// <param name="RejectedFiles">The rejected rows, a file for each table that has some.</param>
public sealed record TableImportResult(
    bool IsKnown,
    int? ImportId,
    int Films,
    int New,
    int Changed,
    int Unchanged,
    int Repeated,
    [property: JsonPropertyName("Skipped")] int Rejected,
    IReadOnlyList<string> Warnings,
    [property: JsonPropertyName("SkippedFiles")] IReadOnlyList<string> RejectedFiles
)
{
    public static readonly TableImportResult Known = new(IsKnown: true, null, 0, 0, 0, 0, 0, 0, [], []);
}
