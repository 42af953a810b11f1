namespace ReviewSite.Domain.Imports.Tables;

/// <summary>What a person states about a table because its cells do not.</summary>
/// <param name="Scale">The scale of bare numbers in the column of scores, above 0.</param>
/// <param name="Dates">The order of ambiguous dates.</param>
/// <param name="Words">Grades in words, with the score of each.</param>
/// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
public sealed record TableOptions(decimal? Scale = null, DateOrder? Dates = null, ScaleWords? Words = null)
{
    public decimal? Scale { get; } =
        Scale is null or > 0
            ? Scale
            : throw new ArgumentOutOfRangeException(nameof(Scale), Scale, "A scale must be above 0.");

    public static TableOptions None { get; } = new();
}
