using Microsoft.Data.Sqlite;
using ReviewSite.Web.Imports.Generator;

namespace ReviewSite.Web.Tests.Commands;

[Collection(InProcessCommands.Name)]
public sealed class GenerateCommandTests : IDisposable
{
    private const string Said = "generated catalogue, seed 7: 60 films with 600 reviews, all of them invented.\n";

    private static readonly string[] _args = ["generate", "--films", "60", "--reviews", "600", "--seed", "7"];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_store_is_whole_and_says_that_all_of_it_is_invented()
    {
        var outcome = await _cli.RunAsync(_args);
        var check = await _cli.RunInProcessAsync("check");

        Assert.Equal((0, Said, ""), (outcome.ExitCode, outcome.Output, outcome.Error));
        Assert.Equal("No problems found; 60 stored summaries match their reviews.\n", check.Output);
        Assert.Equal(60, Ask("SELECT count(*) FROM Films WHERE Synopsis LIKE 'An invented film%'"));
        Assert.Equal(
            60,
            Ask(
                "SELECT count(*) FROM ImportFilmMentions JOIN Imports ON Id = ImportId AND Source = "
                    + "'generated catalogue, seed 7'"
            )
        );
        Assert.Equal(600, Ask("SELECT count(*) FROM ImportMentions"));
    }

    [Fact]
    public async Task It_is_one_change_of_the_store_and_one_entry_of_its_history()
    {
        await GenerateAsync();

        Assert.Equal(1, Ask("SELECT Generation FROM StoreState"));
        Assert.Equal(
            1,
            Ask(
                "SELECT count(*) FROM History h JOIN HistoryChanges c ON c.EntryId = h.Id "
                    + "WHERE h.What = 'Import of generated catalogue, seed 7' AND c.Kind = 'Import' AND c.ThingId = "
                    + "1 AND c.Field IS NULL"
            )
        );
    }

    [Fact]
    public async Task A_store_with_films_stays_as_it_is()
    {
        await GenerateAsync();

        var again = await GenerateAsync();

        Assert.Equal(1, again.ExitCode);
        Assert.StartsWith("error: an invented catalogue needs an empty store", again.Error, StringComparison.Ordinal);
        Assert.Equal(60, Ask("SELECT count(*) FROM Films"));
    }

    [Theory]
    [InlineData("generate", "--films", "10")]
    [InlineData("generate", "--films", "0", "--reviews", "10")]
    [InlineData("generate", "--films", "10", "--reviews", "many")]
    public async Task Wrong_numbers_are_wrong_usage(params string[] args) =>
        Assert.Equal(2, (await _cli.RunInProcessAsync(args)).ExitCode);

    [Fact]
    public void The_same_seed_gives_the_same_catalogue_and_another_gives_another()
    {
        static string Text(int seed) =>
            string.Join(
                '\n',
                new InventedCatalogue(20, 200, seed)
                    .Films()
                    .SelectMany(f => f.Reviews.Select(r => $"{f.Details.Title} {r}"))
            );

        Assert.Equal(Text(3), Text(3));
        Assert.NotEqual(Text(3), Text(4));
    }

    [Fact]
    public void Most_films_have_few_reviews_a_few_have_many_and_a_common_word_stands_in_four_quotes_of_ten()
    {
        var films = new InventedCatalogue(3_000, 30_000, 1).Films().ToList();
        var counts = films.Select(f => f.Reviews.Count).Order().ToList();
        var reviews = films.SelectMany(f => f.Reviews).ToList();

        Assert.Equal(30_000, reviews.Count);
        Assert.InRange(counts[1_500], 1, 8);
        Assert.True(counts[^1] > 300, $"The film with most reviews has {counts[^1]}.");
        Assert.InRange(
            reviews.Count(r => r.Content.Quote!.Contains("film", StringComparison.OrdinalIgnoreCase)) / 30_000.0,
            0.35,
            0.45
        );
        Assert.InRange(reviews.Count(r => r.Content.OriginalScore is not null) / 30_000.0, 0.68, 0.72);
        Assert.DoesNotContain(reviews, r => r.Content.OriginalScore is not null && r.Content.Score is null);
    }

    private Task<Outcome> GenerateAsync() => _cli.RunInProcessAsync(_args);

    private long Ask(string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_cli.Folder, "data", "reviewsite.db")};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
