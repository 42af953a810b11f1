using FsCheck;
using FsCheck.Fluent;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Tests.Imports.Tables;

/// <summary>What the reader of rows holds to on any cells whatever.</summary>
public sealed class TableRowPropertyTests
{
    private static readonly string[] _headers = [.. Enum.GetNames<TableField>(), "id", "film", "rating", "Foo", ""];

    private static readonly string[] _nastyCells =
    [
        "",
        " ",
        "\0",
        "\r\n",
        @"\N",
        "NaN",
        "999999999999",
        "1e9",
        "-1",
        "0",
        "9999-99-99",
        "99/99/99",
        "32/13/2005",
        "Abc 1, 2000",
        "29 Feb 2100",
        "tt",
        "tt01174071174071",
        "999h 99999m",
        "101/100",
        "1/0",
        ";;|,",
        "'=1",
        "\u200B",
        "٣",
        "Staff [Not Credited]",
        "https://",
        "🎬",
    ];

    private static readonly Gen<string?> _cell = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => (string?)s),
        Gen.Elements(_nastyCells).Select(s => (string?)s),
        Gen.Choose(0, 0xFFFF).Select(c => (string?)((char)c).ToString())
    );

    [Fact]
    public void Any_row_is_read_without_an_exception_and_is_usable_or_has_an_error() =>
        Prop.ForAll(
                (
                    from headers in Gen.Elements(_headers).ListOf(8)
                    from cells in _cell.ListOf(7)
                    from kind in Gen.Elements(Enum.GetValues<TableKind>())
                    from order in Gen.Elements(Enum.GetValues<DateOrder>())
                    select (headers, cells, kind, order)
                ).ToArbitrary(),
                given =>
                {
                    var problems = new List<Problem>();
                    var reader = new TableRowReader(
                        ColumnMap.Of([.. given.headers], kind: given.kind),
                        new TableOptions(10, given.order)
                    );
                    var row = reader.Read(3, [.. given.cells], problems);
                    return row.IsUsable != problems.Any(p => p.IsError)
                        && problems.All(p => p.Line == 3)
                        && (!row.IsUsable || (row.Film is not null && row.Details?.Problems().Any() != true));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
}
