namespace ReviewSite.Domain.Verdicts;

/// <summary>Where a figure comes from.</summary>
public enum Basis
{
    /// <summary>The source says so.</summary>
    Published,

    /// <summary>Added up from the reviews themselves.</summary>
    Counted,

    /// <summary>Follows from other figures by arithmetic alone.</summary>
    Derived,

    /// <summary>Calculated from an incomplete set with a model.</summary>
    Estimated,
}
