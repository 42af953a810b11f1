namespace ReviewSite.Domain.Imports.Tables;

/// <summary>What each row of a table is about.</summary>
public enum TableKind
{
    Reviews,
    Films,
    PublishedSummaries,
}
