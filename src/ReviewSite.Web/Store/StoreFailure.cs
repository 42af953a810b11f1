using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReviewSite.Web.Store.PostgreSql;
using SQLitePCL;

namespace ReviewSite.Web.Store;

/// <summary>Why the store could not do what was asked, if that is not a fault of the program.</summary>
/// <param name="Reason">A short heading.</param>
/// <param name="Advice">What to do about it, in a sentence or two.</param>
/// <param name="LastsUntilRepaired">Whether every write fails until the operator does something.</param>
public sealed record StoreFailure(string Reason, string Advice, bool LastsUntilRepaired = false)
{
    public static readonly StoreFailure Busy = new(
        "The site is busy",
        "Someone else is saving. Nothing was lost; go back and try again."
    );

    public static readonly StoreFailure TookTooLong = new(
        "This took too long",
        "The request needed more work than the site allows for one page. Narrow down your search, or try again later."
    );

    public static readonly StoreFailure DiskFull = new(
        "The disk is full",
        "Nothing was saved. You can still read; saving works again once the site's operator frees some space.",
        LastsUntilRepaired: true
    );

    public static readonly StoreFailure ReadOnly = new(
        "The store is read-only",
        "Nothing was saved. You can still read; the site's operator has to make the data folder writable.",
        LastsUntilRepaired: true
    );

    public static readonly StoreFailure ReadOnlyDatabase = ReadOnly with
    {
        Advice =
            "Nothing was saved. You can still read; the site's operator has to check whether the database is a "
            + "standby, or was made read-only.",
    };

    public static readonly StoreFailure DiskFailed = new(
        "The disk cannot be used",
        "Nothing was saved. The site's operator has to check the disk that holds the data folder.",
        LastsUntilRepaired: true
    );

    public static readonly StoreFailure Unreachable = new(
        "The database cannot be reached",
        "Nothing was saved. Go back and try again in a moment; if this lasts, the site's operator has to check the "
            + "database.",
        LastsUntilRepaired: true
    );

    public static readonly StoreFailure NewerStore = new(
        "A newer version has updated the database",
        "Nothing was saved. This server is read-only until it is updated. Try again in a moment: an updated server may "
            + "then respond.",
        LastsUntilRepaired: true
    );

    public static readonly StoreFailure OlderStore = new(
        "The site is being updated",
        "The database is from an older version. The site works again as soon as its operator has run "
            + "“reviewsite migrate”."
    );

    private const int NoSpaceLeft = 28;
    private const int ReadOnlyFileSystem = 30;

    /// <returns><c>null</c> if the exception says nothing about the store.</returns>
    public static StoreFailure? Of(Exception? exception) =>
        exception switch
        {
            StoreBusyException => Busy,
            NewerStoreException => NewerStore,
            OlderStoreException => OlderStore,
            SqliteException sqlite => Of(sqlite.SqliteErrorCode),
            NpgsqlException postgres => PostgreSqlFailure.Of(postgres),
            // Npgsql's provider for EF Core wraps failures that may be temporary like this.
            InvalidOperationException { InnerException: NpgsqlException or DbUpdateException } => Of(
                exception.InnerException
            ),
            DbUpdateException => Of(exception.InnerException),
            UnauthorizedAccessException => ReadOnly,
            IOException { HResult: NoSpaceLeft } => DiskFull,
            IOException { HResult: ReadOnlyFileSystem } => ReadOnly,
            _ => null,
        };

    private static StoreFailure? Of(int code) =>
        code switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Busy,
            raw.SQLITE_INTERRUPT => TookTooLong,
            raw.SQLITE_FULL => DiskFull,
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN => ReadOnly,
            raw.SQLITE_IOERR => DiskFailed,
            _ => null,
        };
}
