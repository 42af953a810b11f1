using System.CommandLine;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>Adds posters to films, from a folder or a ZIP of pictures.</summary>
internal static class PostersCommand
{
    public static Command Create(CommandSettings settings)
    {
        var source = new Argument<string>("SOURCE")
        {
            Description =
                "A folder, a ZIP file or one picture. Each picture is named after its film's address, IMDb id or "
                + "title and year, or listed by file name in a CSV table next to them.",
        };
        var replace = new Option<bool>("--replace")
        {
            Description = "Replace the posters of films that already have one.",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Show what would happen without changing anything.",
        };
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "posters",
            "Add posters from a folder or a ZIP of pictures.",
            "posters my-posters --dry-run",
            "posters posters.zip --replace --data /srv/reviews"
        )
        {
            source,
            replace,
            dryRun,
            data,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                AddAsync(
                    parsed.GetRequiredValue(source),
                    new PosterOptions(parsed.GetValue(replace), parsed.GetValue(dryRun)),
                    settings.StoreIn(parsed.GetValue(data)),
                    report.Of(parsed),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> AddAsync(
        string path,
        PosterOptions options,
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        chosen.RequireStore();
        using var source = await PosterSource.OpenAsync(path, cancellation);
        await using var store = await CommandStore.OpenAsync(chosen, options.IsDryRun, cancellation);
        var done = await WithProgressAsync(
            report,
            progress => store.Posters.RunAsync(source, options, Actor.CommandLine, progress, cancellation)
        );
        foreach (var result in done.Results)
        {
            await (
                result.IsShown
                    ? report.SayAsync($"{result.File} → /films/{result.Film}")
                    : report.WarnAsync($"{result.File}: {result.Problem}")
            );
        }

        await report.SayAsync(InWords(done));
        await report.WriteAsync(
            new PostersOutcome(
                done.Source,
                done.IsDryRun,
                done.Results.Count(r => r.Outcome == PosterOutcome.Added),
                done.Results.Count(r => r.Outcome == PosterOutcome.Replaced),
                done.Kept,
                done.Unused,
                [.. done.Results.Select(PosterFileOutcome.Of)]
            )
        );
        return 0;
    }

    private static string InWords(PosterReport done)
    {
        var replaced = done.Results.Count(r => r.Outcome == PosterOutcome.Replaced);
        return $"{(done.IsDryRun ? "dry run: " : "")}{done.Source}: "
            + $"{Phrases.Count(done.Shown - replaced, "poster", "posters")} added, "
            + $"{Phrases.Number(replaced)} replaced; "
            + $"{Phrases.Count(done.Kept, "film", "films")} already had one; "
            + $"{Phrases.Count(done.Unused, "file", "files")} not used";
    }

    private static async Task<PosterReport> WithProgressAsync(
        CommandReport report,
        Func<IProgress<double>, Task<PosterReport>> make
    )
    {
        if (CommandProgress.Create(report) is not { } progress)
        {
            return await make(new Progress<double>());
        }

        return await progress.StartAsync(context =>
        {
            var pictures = context.AddTask("Pictures", maxValue: 1);
            return make(new Progress<double>(share => pictures.Value = share));
        });
    }
}

/// <summary>The answer of <c>posters --json</c>.</summary>
/// <param name="Kept">How many pictures are for films that kept an existing poster.</param>
internal sealed record PostersOutcome(
    string Source,
    bool IsDryRun,
    int Added,
    int Replaced,
    int Kept,
    int Unused,
    IReadOnlyList<PosterFileOutcome> Files
);

/// <param name="Outcome">Such as <c>added</c> or <c>noFilm</c>.</param>
internal sealed record PosterFileOutcome(string File, string Outcome, string? Film, string? Problem)
{
    public static PosterFileOutcome Of(PosterResult result) =>
        new(
            result.File,
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(result.Outcome.ToString()),
            result.Film,
            result.Problem
        );
}
