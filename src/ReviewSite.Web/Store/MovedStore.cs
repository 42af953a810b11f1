using System.Globalization;
using ReviewSite.Domain;

namespace ReviewSite.Web.Store;

/// <summary>
/// The note in a data folder that its site was moved to another database, so that nobody goes on with the old store by
/// mistake. The store itself stays as it is.
/// </summary>
internal static class MovedStore
{
    public const string FileName = "moved.txt";

    /// <param name="destination">Such as "the database films on db.example".</param>
    public static void Mark(DataFolder folder, string destination) =>
        File.WriteAllText(folder.In(FileName), destination);

    public static void Unmark(DataFolder folder) => File.Delete(folder.In(FileName));

    /// <exception cref="InvalidInputException">The site was moved.</exception>
    public static void Refuse(DataFolder folder)
    {
        var note = folder.In(FileName);
        if (File.Exists(note))
        {
            var day = File.GetLastWriteTimeUtc(note).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            throw new InvalidInputException(
                $"the site in {folder.Path} was moved to {File.ReadAllText(note).Trim()} on {day}. Set "
                    + "Store:Provider=postgres and Store:ConnectionString. To keep using the old database anyway, "
                    + $"delete {note}."
            );
        }
    }
}
