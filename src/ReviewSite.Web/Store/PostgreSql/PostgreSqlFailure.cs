using System.Net.Sockets;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>What PostgreSQL's errors mean for the site.</summary>
internal static class PostgreSqlFailure
{
    /// <returns><c>null</c> if the exception says nothing about the store.</returns>
    public static StoreFailure? Of(NpgsqlException exception) =>
        exception switch
        {
            PostgresException answered => Of(answered.SqlState),
            { InnerException: TimeoutException } => StoreFailure.TookTooLong,
            { InnerException: SocketException or IOException } => StoreFailure.Unreachable,
            { IsTransient: true } => StoreFailure.Unreachable,
            NpgsqlOperationInProgressException => null,

            // None of the servers can be reached, or none is a primary.
            { InnerException: AggregateException or null } => StoreFailure.Unreachable,
            _ => null,
        };

    private static StoreFailure? Of(string state) =>
        state switch
        {
            PostgresErrorCodes.LockNotAvailable => StoreFailure.Busy,
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => StoreFailure.Busy,
            PostgresErrorCodes.QueryCanceled => StoreFailure.TookTooLong,
            PostgresErrorCodes.DiskFull => StoreFailure.DiskFull,
            PostgresErrorCodes.ReadOnlySqlTransaction => StoreFailure.ReadOnlyDatabase,
            PostgresErrorCodes.IoError => StoreFailure.DiskFailed,
            PostgresErrorCodes.TooManyConnections => StoreFailure.Unreachable,
            _ when state.StartsWith("08", StringComparison.Ordinal) => StoreFailure.Unreachable,

            // The password or the name of the database was changed, or the user may not use it.
            PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege =>
                StoreFailure.Unreachable,
            _ when state.StartsWith("28", StringComparison.Ordinal) => StoreFailure.Unreachable,

            // It is being stopped, has crashed, or is not ready yet.
            _ when state.StartsWith("57P", StringComparison.Ordinal) => StoreFailure.Unreachable,
            _ => null,
        };
}
