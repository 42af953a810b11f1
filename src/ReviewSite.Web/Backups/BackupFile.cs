using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Backups;

/// <summary>
/// A backup: a ZIP file with the database, the posters and the keys that sessions are signed with. Logs and derived
/// files are not included.
/// </summary>
internal static class BackupFile
{
    public const int Version = 1;

    /// <summary>The folders of the data folder that are kept.</summary>
    public static readonly string[] Folders = ["posters", "keys"];

    private const string Format = "reviewsite-backup";
    private const string About = "backup.json";

    public static async Task DescribeAsync(ZipArchive archive, DateTime at, CancellationToken cancellation)
    {
        await using var entry = await archive.CreateEntry(About).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(
            entry,
            new BackupDescription(Format, Version, at),
            BackupJson.Default.BackupDescription,
            cancellation
        );
    }

    /// <exception cref="InvalidInputException">It is not a backup, or one of a newer version.</exception>
    public static async Task<BackupDescription> ReadDescriptionAsync(
        ZipArchive archive,
        string path,
        CancellationToken cancellation
    )
    {
        if (archive.GetEntry(About) is not { } entry || archive.GetEntry(DataFolder.DatabaseName) is null)
        {
            throw new InvalidInputException($"{path} is a ZIP file, but not a backup that this program wrote.");
        }

        await using var json = await entry.OpenAsync(cancellation);
        var about = await JsonSerializer.DeserializeAsync(json, BackupJson.Default.BackupDescription, cancellation);
        return about switch
        {
            { Format: Format, Version: <= Version } => about,
            { Format: Format } => throw new InvalidInputException(
                $"{path} was written by a newer version of ReviewSite; use that version or a newer one."
            ),
            _ => throw new InvalidInputException($"{path} is a ZIP file, but not a backup that this program wrote."),
        };
    }

    /// <summary>
    /// Where an entry goes below the folder that is restored; <c>null</c> for one that no backup has, so that no file
    /// of somebody else's making lands anywhere.
    /// </summary>
    public static string? PlaceOf(ZipArchiveEntry entry) =>
        entry.FullName == DataFolder.DatabaseName ? DataFolder.DatabaseName
        : entry.FullName.Split('/') is [var folder, var name]
        && Folders.Contains(folder)
        && name == Path.GetFileName(name)
        && name is not ("" or "." or "..")
            ? Path.Combine(folder, name)
        : null;
}

/// <summary>The metadata of a backup.</summary>
/// <param name="At">UTC; when it was begun.</param>
internal sealed record BackupDescription(string Format, int Version, DateTime At);

[JsonSerializable(typeof(BackupDescription))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
internal sealed partial class BackupJson : JsonSerializerContext;
