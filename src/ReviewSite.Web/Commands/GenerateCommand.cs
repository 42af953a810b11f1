using System.CommandLine;
using System.Globalization;
using ReviewSite.Web.Imports.Generator;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>Fills an empty store with an invented catalogue, for trying the site and for measuring it.</summary>
internal static class GenerateCommand
{
    private const int MostFilms = 1_000_000;
    private const int MostReviews = 10_000_000;

    public static Command Create(CommandSettings settings)
    {
        var films = Count("--films", "How many films.", MostFilms);
        var reviews = Count("--reviews", "How many reviews in total.", MostReviews);
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed and numbers produce the same catalogue.",
            HelpName = "S",
            DefaultValueFactory = _ => 1,
        };
        var data = DataOption.Create();
        var command = new ExampleCommand(
            "generate",
            "Fill an empty store with sample data. Every film is marked as invented.",
            "generate --films 1000 --reviews 10000 --seed 1 --data try"
        )
        {
            films,
            reviews,
            seed,
            data,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
                await GenerateAsync(
                    parsed.GetRequiredValue(films),
                    parsed.GetRequiredValue(reviews),
                    parsed.GetValue(seed),
                    settings.StoreIn(parsed.GetValue(data)),
                    report.Of(parsed),
                    cancellation
                )
        );
        return command;
    }

    private static Option<int> Count(string name, string description, int most)
    {
        var count = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            Required = true,
        };
        count.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && !(
                    int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number)
                    && number >= 1
                    && number <= most
                )
            )
            {
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from 1 to {most}.")
                );
            }
        });
        return count;
    }

    private static async Task<int> GenerateAsync(
        int films,
        int reviews,
        int seed,
        StoreChoice chosen,
        CommandReport report,
        CancellationToken cancellation
    )
    {
        await using var store = await CommandStore.OpenAsync(chosen, isReadOnly: false, cancellation);
        var source = string.Create(CultureInfo.InvariantCulture, $"generated catalogue, seed {seed}");
        await WithProgressAsync(
            report,
            reviews,
            progress =>
            {
                var writing = new CatalogueWriting(
                    new InventedCatalogue(films, reviews, seed),
                    source,
                    TimeProvider.System,
                    progress,
                    cancellation
                );
                return store.UnitOfWork.ExecuteAsync(
                    new StoreChange<int>(Actor.CommandLine, $"Import of {source}", writing.WriteAsync),
                    cancellation
                );
            }
        );
        await report.SayAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{source}: {films} films with {reviews} reviews, all of them invented."
            )
        );
        await report.WriteAsync(new GenerateResult(source, films, reviews, seed));
        return 0;
    }

    private static async Task WithProgressAsync(CommandReport report, int total, Func<Action<int>, Task> make)
    {
        if (CommandProgress.Create(report) is not { } progress)
        {
            await make(_ => { });
            return;
        }

        await progress.StartAsync(async context =>
        {
            var reviews = context.AddTask("Reviews", maxValue: total);
            await make(written => reviews.Increment(written));
        });
    }
}

/// <summary>The answer of <c>generate --json</c>.</summary>
internal sealed record GenerateResult(string Source, int Films, int Reviews, int Seed);
