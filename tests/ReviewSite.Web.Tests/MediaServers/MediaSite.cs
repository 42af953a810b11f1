using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ReviewSite.Domain.Films;

namespace ReviewSite.Web.Tests.MediaServers;

/// <summary>
/// A site with a film whose score is counted, one whose score is estimated, and one without a year whose score is 0;
/// and what programs are to get of them, in files that were written by hand after those programs' own sources.
/// </summary>
internal static class MediaSite
{
    private static readonly Lazy<Task<Site>> _shared = new(async () =>
    {
        var site = await StartAsync();
        site.GoWithProcess();
        return site;
    });

    /// <summary>One for all tests that only read it; it goes with the process.</summary>
    public static Task<Site> Shared => _shared.Value;

    public static async Task<Site> StartAsync()
    {
        var site = new Site { HasOwnSeed = true, PublicOrigin = "https://films.example" };
        site.ClientOptions.BaseAddress = new Uri("https://films.example");
        await site.ImportAsync(
            new FilmDetails("Counted", 2001, ["Ann Lee"], ["Denmark"], ["Danish", "Swedish"], 90)
            {
                OriginalTitle = "Talt & <b>så</b>",
                Genres = ["Crime", "Drama"],
                Synopsis = "They count.",
                ImdbId = "tt0117407",
            },
            ReviewTexts.Scored("Generally favorable reviews", 70, 80, 90, 60)
        );
        await site.ImportAsync(
            FilmDetails.Of("Estimated", 2002) with
            {
                ImdbId = "tt0000002",
            },
            ReviewTexts.Head("Generally favorable reviews", 6, 4, 1, 1) + "  1. Reviewed by: A Critic\n    Fine."
        );
        await site.ImportAsync(
            FilmDetails.Of("It's “Så”: 😀", year: null) with
            {
                ImdbId = "tt0000003",
            },
            ReviewTexts.Scored("Overwhelming dislike", 0, 0, 0, 0)
        );
        return site;
    }

    public static string Golden(string name, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "Golden", name));

    public static JsonNode GoldenJson(string name) => JsonNode.Parse(Golden(name))!;
}
