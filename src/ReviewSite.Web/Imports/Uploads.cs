using System.Globalization;

namespace ReviewSite.Web.Imports;

/// <summary>Where uploads are stored among the files of a site: each in its own folder, whose name is its id.</summary>
internal static class Uploads
{
    /// <summary>The folder within the data folder.</summary>
    public const string Folder = "uploads";

    private const string StateFolder = "state";

    public static string NewId() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    public static bool IsId(string text) => Guid.TryParseExact(text, "N", out _);

    public static string FolderOf(string id) => $"{Folder}/{id}";

    /// <summary>The name of the file with the progress of the upload's job.</summary>
    public static string StateOf(string id, string job) => $"{FolderOf(id)}/{StateFolder}/{job}";
}
