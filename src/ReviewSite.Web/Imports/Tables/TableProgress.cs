namespace ReviewSite.Web.Imports.Tables;

/// <summary>Where an import is.</summary>
/// <param name="Share">Of the present stage, 0 to 1.</param>
public sealed record TableProgress(TableStage Stage, long Rows, double Share);

public enum TableStage
{
    /// <summary>From the files into a place of its own; nobody notices.</summary>
    Reading,

    /// <summary>Against what is stored; nobody notices, and it can be cancelled until its end.</summary>
    Matching,

    /// <summary>Into the store, at one stroke; other writers wait.</summary>
    Saving,
    Done,
}
