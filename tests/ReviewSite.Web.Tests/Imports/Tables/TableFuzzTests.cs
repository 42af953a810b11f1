using System.Text;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Tests.Imports;
using ReviewSite.Web.Imports.Tables;
using Xunit.Abstractions;

namespace ReviewSite.Web.Tests.Imports.Tables;

/// <summary>What the readers of table files hold to on files that are damaged at random.</summary>
public sealed class TableFuzzTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static readonly string[] _fragments =
    [
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "|",
        "\r",
        "\n",
        "\0",
        "\uFEFF",
        "\uD83D",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\\u00",
        "1e999",
        "null",
    ];

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Any_damaged_csv_file_is_read_or_refused() =>
        Run(
            "title,year,critic,publication,date,score,quote\n"
                + "One,1996,Ann,The Paper,2013-07-15,3.5/4,\"Good, they said.\"\n"
                + "Two,1997,Bob,Other,15 July 2013,B+,\"Two\nlines.\"\n",
            "title;critic;score\nEins;Ann;8,5\nZwei;Bob;7\n",
            "title\tcritic\tquote\nOne\tAnn\tFine.\n"
        );

    [Fact]
    public void Any_damaged_json_file_is_read_or_refused() =>
        Run(
            """[{"title":"One","year":1996,"critic":"Ann","score":"3.5/4","quote":"Good."},{"title":"Two"}]""",
            """{"reviews":[{"film":{"title":"One"},"critic":{"name":"Ann"},"rating":8.5,"text":"Good."}]}""",
            "{\"title\":\"One\",\"quote\":\"Good.\"}\n{\"title\":\"Two\",\"quote\":\"Bad.\"}\n"
        );

    private void Run(params string[] files) =>
        output.WriteLine(new FuzzRun(files, _fragments).Run(400, text => ReadAsync(text).GetAwaiter().GetResult()));

    private async Task ReadAsync(string text)
    {
        await File.WriteAllBytesAsync(_file, Encoding.UTF8.GetBytes(text));
        try
        {
            using var table = await TableFile.OpenAsync(_file, encoding: null, default);
            var map = ColumnMap.Of(table.Headers);
            var reader = map.HasErrors ? null : new TableRowReader(map, new TableOptions(10, DateOrder.DayMonthYear));
            await foreach (var (line, cells) in table.RowsAsync(default))
            {
                reader?.Read(line, cells, []);
            }
        }
        catch (InvalidInputException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }
}
