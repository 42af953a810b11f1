using System.Globalization;

namespace ReviewSite.Web.Imports;

/// <summary>Where uploads lie among the files of a site: each in a folder of its own, whose name is its id.</summary>
internal static class Uploads
{
    /// <summary>Of the data folder.</summary>
    public const string Folder = "uploads";

    private const string StateFolder = "state";

    public static string NewId() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    public static bool IsId(string text) => Guid.TryParseExact(text, "N", out _);

    public static string FolderOf(string id) => $"{Folder}/{id}";

    /// <summary>The name of the file that says where a job of the upload is.</summary>
    public static string StateOf(string id, string job) => $"{FolderOf(id)}/{StateFolder}/{job}";
}
