using FsCheck;
using FsCheck.Fluent;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Tests.Imports.Tables;

public sealed class FormulaEscapingTests
{
    private static readonly Gen<string> _cells = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.Elements('\'', '=', '+', '-', '@', '\t', '\r', '\n', 'a', ' ').ListOf(4).Select(string.Concat)
    );

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-5", "'-5")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'s Gravenhage", "'s Gravenhage")]
    [InlineData("'", "'")]
    [InlineData("1-1", "1-1")]
    [InlineData("", "")]
    public void A_cell_that_begins_like_a_formula_gets_an_apostrophe(string cell, string guarded) =>
        Assert.Equal(guarded, FormulaEscaping.Guard(cell));

    [Fact]
    public void Taking_the_guard_off_gives_back_any_cell_whatever() =>
        Prop.ForAll(_cells.ToArbitrary(), cell => FormulaEscaping.Unguard(FormulaEscaping.Guard(cell)) == cell)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void No_guarded_cell_begins_like_a_formula() =>
        Prop.ForAll(
                _cells.ToArbitrary(),
                cell => FormulaEscaping.Guard(cell) is not ['=' or '+' or '-' or '@' or '\t' or '\r', ..]
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
}
