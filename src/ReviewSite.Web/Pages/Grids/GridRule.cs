using System.Globalization;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>How a grid is calculated and ordered. All of it is in the address.</summary>
/// <param name="Decimals">The decimals of the means.</param>
public sealed record GridRule(GridScale Scale, GridOrder Order, int Decimals, GridRounding Rounding)
{
    /// <summary>The default, which the address does not contain.</summary>
    public static readonly GridRule Usual = new(GridScale.Hundred, GridOrder.Best, 1, GridRounding.HalfUp);

    /// <param name="usual">What holds if the address says nothing.</param>
    internal static GridRule Read(QueryReader query, GridRule usual) =>
        new(
            query.OneOf("scale", GridScale.All) ?? usual.Scale,
            query.OneOf("order", GridOrder.All) ?? usual.Order,
            query.Whole("decimals", 0, SavedGridContent.MostDecimals) ?? usual.Decimals,
            query.OneOf("round", GridRounding.All) ?? usual.Rounding
        );

    /// <summary>The whole rule, including defaults.</summary>
    public IEnumerable<(string Name, string? Value)> Fields() =>
        [("scale", Scale.Key), ("order", Order.Key), ("decimals", Invariant(Decimals)), ("round", Rounding.Key)];

    /// <summary>What differs from another rule.</summary>
    public IEnumerable<(string Name, string? Value)> FieldsBeside(GridRule usual) =>
        Fields().Zip(usual.Fields()).Where(f => f.First != f.Second).Select(f => f.First);

    /// <summary>A mean or a spread as the grid shows it.</summary>
    public string Text(decimal? value) =>
        value is { } known
            ? Math.Round(known, Decimals, Rounding.Mode).ToString($"F{Decimals}", CultureInfo.InvariantCulture)
            : "–";

    /// <summary>How the means are calculated.</summary>
    public string Sentence =>
        $"Scores {Scale.Range}. Each mean is calculated from the cells shown, and rounded to "
        + $"{(Decimals == 0 ? "whole numbers" : Phrases.Count(Decimals, "decimal", "decimals"))} ({Rounding.Label}). "
        + "An empty cell means no review, and a dot means a review without a score; neither counts as zero.";

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An order of a grid's films.</summary>
public sealed record GridOrder(string Key, string Label)
{
    public static readonly GridOrder Best = new("mean", "Best first");
    public static readonly GridOrder Title = new("title", "Title");

    /// <summary>As they are listed one by one, and the critics likewise.</summary>
    public static readonly GridOrder Listed = new("listed", "As listed");

    public static IReadOnlyDictionary<string, GridOrder> All { get; } =
        new[] { Best, Title, Listed }.ToDictionary(o => o.Key);
}

/// <summary>How a mean with more decimals than shown is rounded.</summary>
/// <param name="Label">Shown in parentheses after the number of decimals.</param>
public sealed record GridRounding(string Key, string Label, MidpointRounding Mode)
{
    public static readonly GridRounding HalfUp = new("half-up", "half up", MidpointRounding.AwayFromZero);
    public static readonly GridRounding HalfEven = new("half-even", "half to even", MidpointRounding.ToEven);
    public static readonly GridRounding Down = new("down", "down", MidpointRounding.ToZero);

    public static IReadOnlyDictionary<string, GridRounding> All { get; } =
        new[] { HalfUp, HalfEven, Down }.ToDictionary(r => r.Key);
}
