using Xunit.Abstractions;
using Xunit.Sdk;

namespace ReviewSite.Web.Tests;

/// <summary>
/// A test of what only SQLite has, such as its file; skipped where the tests run on PostgreSQL, and left out there with
/// the filter <c>Database!=SQLite</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer("ReviewSite.Web.Tests.SqliteTrait", "ReviewSite.Web.Tests")]
public sealed class SqliteFactAttribute : FactAttribute, ITraitAttribute
{
    internal const string Reason = "It is about SQLite.";

    public SqliteFactAttribute() => Skip = TestStore.IsPostgreSql ? Reason : null;
}

/// <inheritdoc cref="SqliteFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer("ReviewSite.Web.Tests.SqliteTrait", "ReviewSite.Web.Tests")]
public sealed class SqliteTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public SqliteTheoryAttribute() => Skip = TestStore.IsPostgreSql ? SqliteFactAttribute.Reason : null;
}

/// <summary>Found by its name, by the attributes.</summary>
public sealed class SqliteTrait : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [KeyValuePair.Create("Database", "SQLite")];
}
