namespace ReviewSite.Web.Tests.Commands;

public sealed class PushCommandTests : IAsyncLifetime
{
    private readonly Cli _cli = new();
    private JellyfinServer _jellyfin = null!;

    public async Task InitializeAsync()
    {
        _jellyfin = await JellyfinServer.StartAsync();
        _cli.Write(
            "films.csv",
            "title,year,imdbId,critic,score,quote\n"
                + string.Concat(
                    new[]
                    {
                        ("Pusher", "tt0117407", 74),
                        ("Bleeder", "tt0161292", 60),
                        ("Drive", "tt0780504", 78),
                    }.Select(f =>
                        string.Concat(
                            Enumerable
                                .Range(0, 4)
                                .Select(i => $"{f.Item1},1996,{f.Item2},Critic {i},{f.Item3}/100,Quote {i}.\n")
                        )
                    )
                )
        );
        var imported = await _cli.RunAsync("import", "films.csv");
        Assert.True(imported.ExitCode == 0, imported.Error);
    }

    public async Task DisposeAsync()
    {
        await _jellyfin.DisposeAsync();
        _cli.Dispose();
    }

    [Fact]
    public async Task Only_the_critic_rating_of_films_with_the_same_imdb_id_changes()
    {
        _jellyfin.Add("Pusher", "tt0117407", null);
        _jellyfin.Add("Bleeder", "tt0161292", 60);
        _jellyfin.Add("Unknown here", "tt9999999", 12);
        _jellyfin.Add("Drive", "tt0780504", 55.5);
        _jellyfin.Add("No id", null, 13);
        var before = _jellyfin.Films.Select(i => i.DeepClone().AsObject()).ToList();

        var outcome = await PushAsync();

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            "Pusher: none → 74\nDrive: 55.5 → 78\n2 films changed, 1 unchanged, 1 without a score here.\n",
            outcome.Output
        );
        before[0]["CriticRating"] = 74;
        before[3]["CriticRating"] = 78;
        Assert.Equal(before.Select(i => i.ToJsonString()), _jellyfin.Films.Select(i => i.ToJsonString()));
        Assert.Equal(2, _jellyfin.Writes);
    }

    [Fact]
    public async Task A_second_push_changes_nothing()
    {
        _jellyfin.Add("Pusher", "tt0117407", 1);
        await PushAsync();

        var again = await PushAsync();

        Assert.Equal("0 films changed, 1 unchanged, 0 without a score here.\n", again.Output);
        Assert.Equal(1, _jellyfin.Writes);
    }

    [Fact]
    public async Task A_dry_run_only_says_what_would_change()
    {
        _jellyfin.Add("Pusher", "tt0117407", 10);

        var outcome = await PushAsync("--dry-run");

        Assert.Equal(
            "Pusher: 10 → 74\nDry run: 1 film would change, 0 unchanged, 0 without a score here.\n",
            outcome.Output
        );
        Assert.Equal(0, _jellyfin.Writes);
    }

    [SqliteFact]
    public async Task An_estimated_score_is_sent_only_where_it_is_asked_for()
    {
        _cli.Write(
            "one.txt",
            "Generally favorable reviews - based on 11 Critics\nCritic score distribution:\n1. Positive: 9 out of 11\n"
                + "2. Negative: 0 out of 11\nCritic Reviews\n1. 80\nGood.\n"
        );
        await _cli.RunAsync("import", "one.txt", "--film", "Estimated", "--year", "2000");
        await _cli.RunAsync("export", "--format", "json", "--out", "site.json");
        var file = Path.Combine(_cli.Folder, "site.json");
        var site = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var film = site["films"]!.AsArray().Single(f => f!["slug"]!.GetValue<string>() == "estimated")!;
        film["imdbId"] = "tt0000007";
        await File.WriteAllTextAsync(file, site.ToJsonString());
        await _cli.RunAsync("import", "site.json", "--data", "other");
        _jellyfin.Add("Estimated", "tt0000007", null);

        var without = await PushAsync("--data", "other");
        var with = await PushAsync("--data", "other", "--estimates");

        Assert.StartsWith("0 films changed", without.Output, StringComparison.Ordinal);
        Assert.StartsWith("Estimated: none → 7", with.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_used_is_said_so_in_one_line()
    {
        var wrongKey = await RunAsync(_jellyfin.Url, "wrong");
        var nothing = await RunAsync(_jellyfin.Url + "/none", JellyfinServer.Key);
        var nobody = await RunAsync("http://127.0.0.1:1", JellyfinServer.Key);
        var noAddress = await RunAsync("localhost", JellyfinServer.Key);

        Assert.Equal([1, 1, 1, 2], [wrongKey.ExitCode, nothing.ExitCode, nobody.ExitCode, noAddress.ExitCode]);
        Assert.StartsWith("error: Jellyfin refused the key", wrongKey.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: there is no Jellyfin at", nothing.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "error: cannot reach Jellyfin at http://127.0.0.1:1/",
            nobody.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("“localhost” is not an address", noAddress.Error, StringComparison.Ordinal);
        Assert.All([wrongKey, nothing, nobody, noAddress], o => Assert.Single(o.Error.Trim().Split('\n')));
    }

    private Task<Outcome> PushAsync(params string[] options) => RunAsync(_jellyfin.Url, JellyfinServer.Key, options);

    private Task<Outcome> RunAsync(string url, string key, params string[] options) =>
        _cli.RunAsync(["push", "jellyfin", "--url", url, "--key", key, .. options]);
}
