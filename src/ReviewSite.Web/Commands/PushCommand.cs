using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.MediaServers;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Commands;

/// <summary>Sends the films' scores to a media server.</summary>
internal static class PushCommand
{
    public static Command Create(CommandSettings settings)
    {
        var command = new ExampleCommand(
            "push",
            "Send scores to a media server.",
            "push jellyfin --url http://localhost:8096 --key 0123456789abcdef --dry-run"
        );
        command.Add(CreateJellyfin(settings));
        return command;
    }

    private static ExampleCommand CreateJellyfin(CommandSettings settings)
    {
        var url = new Option<string>("--url")
        {
            Description = "The address of Jellyfin, such as http://localhost:8096.",
            HelpName = "URL",
            Required = true,
        };
        url.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !IsAddress(given))
            {
                result.AddError($"--url: “{given}” is not an address; write it as http://localhost:8096.");
            }
        });
        var key = new Option<string>("--key")
        {
            Description = "An API key from Jellyfin: Dashboard, API Keys.",
            HelpName = "KEY",
            Required = true,
        };
        key.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !given.All(char.IsAsciiLetterOrDigit))
            {
                result.AddError("--key: a key has only letters and digits; copy it from Dashboard, API Keys.");
            }
        });
        var estimates = new Option<bool>("--estimates")
        {
            Description =
                "Also send estimated scores, and incomplete means of too few reviews. Jellyfin does not mark them.",
        };
        var isDryRun = new Option<bool>("--dry-run") { Description = "Only show what would change." };
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "jellyfin",
            "Set the critic rating of Jellyfin's films, matched by IMDb id; nothing else is changed.",
            "push jellyfin --url http://localhost:8096 --key 0123456789abcdef --dry-run",
            "push jellyfin --url https://media.example/jellyfin --key 0123456789abcdef --estimates"
        )
        {
            url,
            key,
            estimates,
            isDryRun,
            data,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var scores = await ScoresAsync(
                    settings.StoreIn(parsed.GetValue(data)),
                    parsed.GetValue(estimates),
                    cancellation
                );
                using var library = new JellyfinLibrary(
                    new Uri(parsed.GetRequiredValue(url)),
                    parsed.GetRequiredValue(key)
                );
                await PushAsync(scores, library, parsed.GetValue(isDryRun), cancellation);
                return 0;
            }
        );
        return command;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.Query.Length == 0;

    /// <returns>By IMDb id; <c>null</c> if films that share an id have different scores.</returns>
    private static async Task<Dictionary<string, int?>> ScoresAsync(
        StoreChoice chosen,
        bool withEstimates,
        CancellationToken cancellation
    )
    {
        chosen.RequireStore();
        await using var store = await CommandStore.OpenAsync(chosen, isReadOnly: true, cancellation);
        await using var db = await store.Dbs.CreateDbContextAsync(cancellation);
        var scores = new Dictionary<string, int?>(StringComparer.OrdinalIgnoreCase);
        var films = db.Films.AsNoTracking().Where(f => f.ImdbId != null).AsAsyncEnumerable();
        await foreach (var film in films.WithCancellation(cancellation))
        {
            var score = MediaFilm.ScoreOf(film.Summary, withEstimates);
            if (!scores.TryAdd(film.ImdbId!, score) && scores[film.ImdbId!] != score)
            {
                scores[film.ImdbId!] = null;
                await Console.Error.WriteLineAsync(
                    $"warning: several films have the IMDb id {film.ImdbId} and different scores; no score was sent."
                );
            }
        }

        return scores;
    }

    private static async Task PushAsync(
        Dictionary<string, int?> scores,
        JellyfinLibrary library,
        bool isDryRun,
        CancellationToken cancellation
    )
    {
        // Read completely before anything is changed, because changed items move in the list.
        var films = new List<JellyfinFilm>();
        await foreach (var film in library.FilmsAsync(cancellation))
        {
            films.Add(film);
        }

        var matched = films
            .Select(f => (Film: f, Score: scores.GetValueOrDefault(f.ImdbId ?? "")))
            .Where(m => m.Score is not null)
            .ToList();
        var changed = matched.Where(m => m.Film.Rating != m.Score).ToList();
        foreach (var (film, score) in changed)
        {
            if (!isDryRun)
            {
                await library.RateAsync(film, score!.Value, cancellation);
            }

            var before = film.Rating?.ToString("0.##", CultureInfo.InvariantCulture) ?? "none";
            await Console.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{film.Name}: {before} → {score}")
            );
        }

        await Console.Out.WriteLineAsync(
            $"{(isDryRun ? "Dry run: " : "")}{Phrases.Count(changed.Count, "film", "films")} "
                + $"{(isDryRun ? "would change" : "changed")}, "
                + $"{Phrases.Number(matched.Count - changed.Count)} unchanged, "
                + $"{Phrases.Number(films.Count - matched.Count)} without a score here."
        );
    }
}
