namespace ReviewSite.Web.Store;

/// <summary>How a store compares to what this version of the program needs.</summary>
public enum StoreAge
{
    /// <summary>It lacks migrations, has other rules or another scale, or does not exist.</summary>
    Older,

    Current,

    /// <summary>A newer version of the program has updated it.</summary>
    Newer,
}

/// <summary>What was done to bring a store up to date.</summary>
/// <param name="IsNew">Whether it was created.</param>
/// <param name="Migrations">The migrations that were applied, in their order.</param>
/// <param name="IsRecalculated">Whether the data stored with each film was recalculated.</param>
/// <param name="Backup">The backup that was written before; <c>null</c> if there was nothing to back up, or if backups
/// are the database's own.</param>
public sealed record StoreUpdate(bool IsNew, IReadOnlyList<string> Migrations, bool IsRecalculated, string? Backup)
{
    public static readonly StoreUpdate None = new(IsNew: false, [], IsRecalculated: false, Backup: null);
}

/// <summary>
/// A newer version has updated the store. What this version reads is still there, but what it would write may lack what
/// the newer one needs.
/// </summary>
/// <param name="sign">The evidence, such as a migration that this version does not know.</param>
public sealed class NewerStoreException(string sign)
    : Exception(
        $"A newer version of ReviewSite has updated the database ({sign}). This program only reads it until it is "
            + "updated, too."
    );

/// <summary>The store lacks what this version needs, and only a command may update it.</summary>
public sealed class OlderStoreException()
    : Exception("The database is from an older version. Run “reviewsite migrate”.");
