using Microsoft.Data.Sqlite;

namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class AdminCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Someone_is_invited_by_a_link_and_no_password_is_shown_or_asked_for()
    {
        var outcome = await _cli.RunAsync(
            "admin",
            "add",
            "ann@example.org",
            "--Site:PublicOrigin=https://films.example"
        );

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches("^https://films\\.example/account/set-up\\?token=[A-Za-z0-9_-]{43}\n$", outcome.Output);
    }

    [Theory]
    [InlineData("reset", "nobody@example.org")]
    [InlineData("add", "no address")]
    public async Task Who_cannot_be_invited_is_refused_in_one_line(string verb, string email)
    {
        var outcome = await _cli.RunInProcessAsync("admin", verb, email);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8099", "--urls", "http://localhost:8099")]
    [InlineData("http://localhost:8099", "--urls", "http://*:8099;https://*:8443")]
    [InlineData(
        "https://films.example",
        "--urls",
        "http://localhost:8099",
        "--Site:PublicOrigin=https://films.example"
    )]
    public async Task A_link_leads_to_where_the_site_is_served(string expected, params string[] options)
    {
        var outcome = await _cli.RunInProcessAsync(["admin", "add", "ann@example.org", .. options]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith($"{expected}/account/set-up?token=", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_whose_start_is_only_assumed_is_said_to_be()
    {
        var outcome = await _cli.RunInProcessAsync("admin", "add", "ann@example.org");

        Assert.StartsWith("http://localhost:5000/account/set-up", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("give its address with --urls", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_finds_a_summary_that_is_not_what_the_reviews_come_to()
    {
        await _cli.RunInProcessAsync(
            "import",
            _cli.Write("text.txt", ReviewTexts.Scored("Mixed or average reviews", 50, 51, 52, 53)),
            "--film",
            "Middling"
        );
        var whole = await _cli.RunInProcessAsync("check");
        await using (
            var connection = new SqliteConnection(
                $"Data Source={Path.Combine(_cli.Folder, "data", "reviewsite.db")};Pooling=False"
            )
        )
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Reviews SET Score = 60 WHERE Position = 1";
            await command.ExecuteNonQueryAsync();
        }

        var wrong = await _cli.RunAsync("check");

        Assert.Equal((0, "No problems found; 1 stored summary matches its reviews.\n"), (whole.ExitCode, whole.Output));
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("/films/middling does not match", wrong.Error, StringComparison.Ordinal);
    }
}
