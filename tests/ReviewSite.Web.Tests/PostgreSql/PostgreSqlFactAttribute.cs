namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// A test that needs a server of PostgreSQL; where it is not installed it is skipped, unless it must not be.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = Requirement.SkipReason;
}

/// <inheritdoc cref="PostgreSqlFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = Requirement.SkipReason;
}

internal static class Requirement
{
    private const string MustRun = "REVIEWSITE_POSTGRES_TESTS_MUST_RUN";

    public static bool MustBeMet { get; } = Environment.GetEnvironmentVariable(MustRun) is not null;

    public static string? SkipReason =>
        PostgreSqlServer.Programs is null && !MustBeMet
            ? "No PostgreSQL here: install it (Debian: apt-get install postgresql)."
            : null;
}
