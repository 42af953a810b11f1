using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain;
using ReviewSite.Web.Imports.Tables;

namespace ReviewSite.Web.Tests.Imports.Tables;

/// <summary>
/// Tables that would fill the memory or keep the site busy are refused, with their place and what to do.
/// </summary>
public sealed class TableLimitsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-limits-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_table_has_at_most_500_columns()
    {
        Assert.Equal(500, (await ReadAsync("a.csv", string.Join(',', Enumerable.Range(0, 500)) + "\n")).Columns);
        Assert.Equal(
            "b.csv, line 1: 501 columns; a table has at most 500.",
            await RefusalAsync("b.csv", string.Join(',', Enumerable.Range(0, 501)) + "\n")
        );
        Assert.Equal(
            "c.csv, line 3: 501 columns; a table has at most 500.",
            await RefusalAsync("c.csv", "title,score\na,1\n" + new string(',', 500) + "\n")
        );
    }

    [Fact]
    public async Task A_row_has_at_most_a_megabyte()
    {
        var refusal = await RefusalAsync("a.csv", "title,quote\nA,\"" + new string('x', 1_300_000));

        Assert.StartsWith(
            "a.csv, after line 1: the next row is larger than 1024 KB.",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_refused_with_its_line()
    {
        var refusal = await RefusalAsync(
            "a.csv",
            "title,critic,score,quote\nA,Ann,8/10,Fine\nB,Bob,8/10,\"unterminated\nC,Cid,7/10,Fine\n"
        );

        Assert.StartsWith(
            "a.csv, line 3: a quotation mark that opens in this row is never closed",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rows_of_a_JSON_file_have_at_most_2000_different_names()
    {
        var rows = Enumerable
            .Range(0, 21)
            .Select(row => "{" + string.Join(',', Enumerable.Range(0, 100).Select(n => $"\"n{row}-{n}\":1")) + "}");

        Assert.StartsWith(
            "a.jsonl, row 21: the rows so far have more than 2,000 different names",
            await RefusalAsync("a.jsonl", string.Join('\n', rows)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_row_of_a_JSON_file_has_at_most_4_megabytes()
    {
        var row = $$"""{ "title": "A", "quote": "{{new string('x', 3_000_000)}}" }""";
        Assert.Equal(3, (await ReadAsync("a.jsonl", $"{row}\n{row}\n{row}\n")).Rows);
        Assert.Equal(3, (await ReadAsync("a.json", $"[{row},{row},{row}]")).Rows);

        Assert.Equal(
            "b.json, after row 1: the next row is larger than 4096 KB.",
            await RefusalAsync("b.json", $$"""[{{row}}, { "title": "{{new string('x', 20_000_000)}}" }]""")
        );
    }

    /// <summary>Each took minutes once; a test that hangs fails by itself.</summary>
    [Theory]
    [InlineData("a\"b,\"c\"d\"e,", 60_000, 120_001)]
    [InlineData("\"c\"d,", 150_000, 150_001)]
    public async Task Badly_quoted_cells_in_one_long_row_are_refused_at_once(string cells, int times, int columns)
    {
        var text = "title,score\n" + string.Concat(Enumerable.Repeat(cells, times));

        // On a thread of its own: the work is not asynchronous, so the wait for it could not end earlier.
        var refusal = await Task.Run(() => RefusalAsync("a.csv", text)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal($"a.csv, line 2: {columns} columns; a table has at most 500.", refusal);
    }

    [Fact]
    public async Task Rows_of_names_of_their_own_are_read_in_time_that_grows_with_the_file()
    {
        var rows = Enumerable
            .Range(0, 200)
            .Select(row =>
                "{" + string.Join(',', Enumerable.Range(0, 9).Select(n => $"\"n{row}-{n}\":\"{row}\"")) + "}"
            );

        var table = await ReadAsync("a.jsonl", string.Join('\n', rows)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((1800, 200), (table.Columns, table.Rows));
    }

    [Fact]
    public async Task The_page_shows_at_most_fifty_columns_with_those_that_were_recognized_among_them()
    {
        var path = Write("a.csv", string.Join(',', Enumerable.Range(0, 200).Select(i => $"x{i}")) + ",title,critic\n");

        var preview = await Web.Pages.Admin.Imports.TablePreview.OfAsync(path, encoding: null, hasFilm: false, default);

        Assert.Equal(50, preview.Shown.Count);
        Assert.Equal([200, 201], preview.Shown.TakeLast(2));
    }

    [Theory]
    [InlineData("reviews\0.csv", "reviews.csv")]
    [InlineData("..\\..\\evil.csv", "evil.csv")]
    public async Task An_upload_is_stored_under_a_name_that_the_disk_takes(string sent, string expected) =>
        Assert.Equal(expected, await StoredNameAsync(sent));

    [Fact]
    public async Task The_name_of_an_upload_is_cut_and_keeps_its_end()
    {
        var stored = await StoredNameAsync(new string('é', 300) + ".csv");

        Assert.Equal((102, true), (stored.Length, stored.EndsWith("é.csv", StringComparison.Ordinal)));
        Assert.Equal(Many("🎬", 49) + ".csv", await StoredNameAsync(Many("🎬", 60) + ".csv"));
    }

    [Fact]
    public async Task Files_whose_names_become_the_same_are_all_kept()
    {
        using var site = new Site { HasOwnSeed = true };
        var uploads = site.Services.GetRequiredService<TableUploads>();
        using MemoryStream one = new("title\nA\n"u8.ToArray()),
            two = new("title\nB\n"u8.ToArray());

        var id = await uploads.KeepAsync([("reviews.csv", one), (".Reviews.csv", two)], default);

        Assert.Equal(
            ["2-Reviews.csv: title B", "reviews.csv: title A"],
            (await uploads.FilesOfAsync(id, default))
                .Select(p => $"{Path.GetFileName(p)}: {string.Join(' ', File.ReadAllLines(p))}")
                .Order(StringComparer.Ordinal)
        );
    }

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static async Task<string> StoredNameAsync(string sent)
    {
        using var site = new Site { HasOwnSeed = true };
        var uploads = site.Services.GetRequiredService<TableUploads>();
        using var content = new MemoryStream("title\nA\n"u8.ToArray());
        return Path.GetFileName(
            Assert.Single(await uploads.FilesOfAsync(await uploads.KeepAsync([(sent, content)], default), default))
        );
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text, Encoding.UTF8);
        return path;
    }

    private async Task<string> RefusalAsync(string name, string text) =>
        (await Assert.ThrowsAsync<InvalidInputException>(() => ReadAsync(name, text))).Message;

    private async Task<(int Columns, int Rows)> ReadAsync(string name, string text)
    {
        using var table = await TableFile.OpenAsync(Write(name, text), encoding: null, default);
        var rows = 0;
        await foreach (var _ in table.RowsAsync(default))
        {
            rows++;
        }

        return (table.Headers.Count, rows);
    }
}
