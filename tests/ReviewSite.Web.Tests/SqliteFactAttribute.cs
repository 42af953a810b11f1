namespace ReviewSite.Web.Tests;

/// <summary>A test of what only SQLite has, such as its file; skipped where the tests run on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFactAttribute : FactAttribute
{
    internal const string Reason = "It is about SQLite.";

    public SqliteFactAttribute() => Skip = TestStore.IsPostgreSql ? Reason : null;
}

/// <inheritdoc cref="SqliteFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    public SqliteTheoryAttribute() => Skip = TestStore.IsPostgreSql ? SqliteFactAttribute.Reason : null;
}
