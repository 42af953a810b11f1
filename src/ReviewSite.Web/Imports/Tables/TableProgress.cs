namespace ReviewSite.Web.Imports.Tables;

/// <summary>Where an import is.</summary>
/// <param name="Share">Of the present stage, 0 to 1.</param>
public sealed record TableProgress(TableStage Stage, long Rows, double Share);

public enum TableStage
{
    /// <summary>The files are read into a staging file; nobody has to wait.</summary>
    Reading,

    /// <summary>The rows are matched with what is stored; nobody has to wait, and the import can be canceled.</summary>
    Matching,

    /// <summary>Everything is saved in one transaction; other writers wait.</summary>
    Saving,
    Done,
}
