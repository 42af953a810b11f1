using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Web.Tests.Imports.Tables;

public sealed class JsonTableTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };
    private readonly Web.Tests.Tables _tables;

    public JsonTableTests() => _tables = new Web.Tests.Tables(_site);

    public void Dispose()
    {
        _tables.Dispose();
        _site.Dispose();
    }

    private Task<List<string?>> QuotesAsync() =>
        _site.ReadAsync(db => db.Reviews.OrderBy(r => r.Id).Select(r => r.Quote).ToListAsync());

    [Theory]
    [InlineData("{\"title\":\"A\",\"quote\":\"Fine.\"}\n{\"title\":\"A\",\"quote\":\"Déjà vu.\"}\n", 2)]
    [InlineData("[{\"title\":\"A\",\"quote\":\"Fine.\",\"né\":1}]", 1)]
    [InlineData("[{\"title\":\"A\",\"genres\":[\"Comédie\"]}]", 1)]
    public async Task Bytes_that_are_not_in_the_encoding_stop_with_the_row_and_what_to_say(string text, int row)
    {
        var path = _tables.Write("old.json", text, Encoding.Latin1);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(path));
        await _tables.ImportAsync(request => request with { Encoding = Encoding.Latin1 }, path);

        Assert.Equal(
            (
                $"old.json, row {row}: the text is not valid utf-8; save the file as UTF-8, or, if "
                    + "an older Windows program wrote it, say that it is in windows-1252.",
                "Use --encoding, such as --encoding windows-1252."
            ),
            (refused.Message, refused.OnCommandLine)
        );
        Assert.Equal(1, await _site.ReadAsync(db => db.Films.CountAsync()));
    }

    [Fact]
    public async Task Bytes_after_the_rows_whose_properties_are_looked_at_are_named_too()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 300).Select(i => $"{{\"title\":\"A\",\"quote\":\"Word {i}.\"}}\n")
        );
        var path = _tables.Write("old.jsonl", rows + "{\"title\":\"A\",\"quote\":\"Déjà vu.\"}\n", Encoding.Latin1);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(path));

        Assert.StartsWith("old.jsonl, row 301: the text is not valid utf-8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_is_read_as_the_name_that_it_has()
    {
        const string Text = """
            {"title":"A","critic":{"id":7,"name":"Ann"},"publication":{"title":"The Daily"},"quote":"Fine."}
            """;

        await _tables.ImportAsync(_tables.Write("a.jsonl", Text));

        Assert.Equal(
            new { Critic = "Ann", Publication = "The Daily" },
            await _site.ReadAsync(db =>
                db.Reviews.Select(r => new { Critic = r.Critic!.Name, Publication = r.Publication!.Name }).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_column_that_no_early_row_has_is_named()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 250).Select(i => $"{{\"title\":\"A\",\"quote\":\"Word {i}.\"}}\n")
        );
        var late = "{\"title\":\"A\",\"quote\":\"Late.\",\"critic\":\"Ann\"}\n";

        var result = await _tables.ImportAsync(_tables.Write("a.jsonl", rows + late + late));

        Assert.Contains(
            "a.jsonl, line 251: warning: the columns “critic”; none of the first 200 rows has them, so they are not "
                + "used; move "
                + "this row to the top of the file",
            result.Warnings
        );
    }

    [Fact]
    public async Task Half_a_character_of_UTF_16_stops_as_well()
    {
        var text = new List<byte>(Encoding.Unicode.GetPreamble());
        text.AddRange(Encoding.Unicode.GetBytes("[{\"title\":\"A\",\"quote\":\"cut "));
        text.AddRange([0x3D, 0xD8]);
        text.AddRange(Encoding.Unicode.GetBytes("\"}]"));
        var path = _tables.Write("wide.json", "");
        await File.WriteAllBytesAsync(path, [.. text]);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _tables.ImportAsync(path));

        Assert.Contains("wide.json, row 1: the text is not valid utf-16", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_that_is_escaped_becomes_the_sign_for_one_that_is_not_known()
    {
        await _tables.ImportAsync(
            _tables.Write(
                "cut.jsonl",
                """
                {"title":"A","critic":"Ann","quote":"cut \ud83d","odd \ud83d":1}
                {"title":"A","critic":"Bob","quote":"\ude00 \\ud83d \"whole\" \ud83d\ude00","tit\ud83d":1}
                {"title":"A","critic":"Cid","quote":"fine"}
                """
            )
        );

        Assert.Equal(["cut \uFFFD", "\uFFFD \\ud83d \"whole\" \U0001F600", "fine"], await QuotesAsync());
    }

    [Fact]
    public async Task A_column_whose_name_holds_half_a_character_is_a_column_like_any_other()
    {
        var path = _tables.Write("odd.json", """[{"title":"A","said \ud83d":"Good.","critic":"Ann"}]""");

        await _tables.ImportAsync(
            request =>
                request with
                {
                    Named = new Dictionary<TableField, string> { [TableField.Quote] = "said \uFFFD" },
                },
            path
        );

        Assert.Equal(["Good."], await QuotesAsync());
    }
}
