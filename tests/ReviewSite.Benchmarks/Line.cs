namespace ReviewSite.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="Outcome">Whether the target is met, and else by how much it is missed.</param>
/// <param name="How">What was divided by what, with the figures themselves.</param>
internal sealed record Line(string What, string Target, string Measured, string Outcome, string How)
{
    public static Line AtLeast(string what, double target, double measured, string how) =>
        new(
            what,
            $"≥ {Figures.Ratio(target)} ×",
            $"{Figures.Ratio(measured)} ×",
            Figures.OutcomeOf(measured >= target, Math.Abs(1 - (measured / target))),
            how
        );

    public static Line AtMost(string what, double target, double measured, string how, string unit = "×") =>
        new(
            what,
            $"≤ {Figures.Ratio(target)} {unit}",
            $"{Figures.Ratio(measured)} {unit}",
            Figures.OutcomeOf(measured <= target, Math.Abs((measured / target) - 1)),
            how
        );

    /// <summary>A score that is to be reached.</summary>
    public static Line Of(string what, int target, int measured, string how) =>
        new(
            what,
            $"{target}",
            $"{measured}",
            Figures.OutcomeOf(measured >= target, 1 - ((double)measured / target)),
            how
        );

    public static Line NotMeasured(string what, string target, string why) =>
        new(what, target, "–", $"not measured: {why}", "");
}
