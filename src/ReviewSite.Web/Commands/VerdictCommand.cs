using System.CommandLine;
using System.Globalization;
using System.Text;
using CsvHelper;
using ReviewSite.Domain;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Commands;

/// <summary>Adds scores, ranges and verdicts to tallies in CSV, without a store.</summary>
internal static class VerdictCommand
{
    private const string Favorable = "favorable";
    private const string Unfavorable = "unfavorable";
    private const string Scores = "scores";

    private static readonly string[] _bands = ["positive", "mixed", "negative"];
    private static readonly string[] _optional = [Favorable, Unfavorable, Scores];
    private static readonly string[] _added =
    [
        "score",
        "likely_low",
        "likely_high",
        "possible_low",
        "possible_high",
        "verdict",
    ];

    private static readonly string _expectedCount = Invariant(
        $"a whole number from 0 to {PublishedSummary.MostCritics}"
    );

    private static readonly string _expectedScores = Invariant(
        $"whole numbers from {Score.Lowest} to {Score.Highest}, separated by spaces"
    );

    public static Command Create(CommandSettings settings)
    {
        var command = new ExampleCommand(
            "verdict",
            "Read CSV with the header positive,mixed,negative from standard input; write it back with score, ranges "
                + "and verdict. The columns favorable, unfavorable (critics known only to be one or the other) and "
                + "scores (separated by spaces) may replace or accompany these. Count each critic in one column only.",
            "verdict < tallies.csv > verdicts.csv"
        );
        command.SetAction(
            async (_, cancellation) =>
            {
                using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
                await WriteVerdictsAsync(input, Console.Out, settings.Scale, cancellation);
            }
        );
        return command;
    }

    /// <exception cref="InvalidInputException">A row does not consist of counts; the rows before it have been
    /// written.</exception>
    public static async Task WriteVerdictsAsync(
        TextReader input,
        TextWriter output,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        using var reader = CsvReader.Create(
            input,
            new CsvReaderOptions
            {
                Separator = ',',
                TrimWhitespace = true,
                FieldCountMismatch = CsvFieldCountHandling.Allow,
                TrackLineNumbers = true,
            }
        );
        var service = SummaryService.For(scale);
        await using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        var header = await ReadHeaderAsync(reader, cancellation);
        await writer.WriteRecordAsync([.. header, .. _added], cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.FieldCount != header.Length)
            {
                var (line, found) = (reader.LineNumber, reader.FieldCount);
                throw new InvalidInputException(
                    Invariant($"line {line}: expected {header.Length} fields as in the header, found {found}")
                );
            }

            await writer.WriteRecordAsync(
                [
                    .. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString),
                    .. Answer(service.Explain(ReadReviews(reader), ReadTally(reader)), scale),
                ],
                cancellation
            );
        }

        await writer.FlushAsync(cancellation);
    }

    private static async Task<string[]> ReadHeaderAsync(CsvReader reader, CancellationToken cancellation)
    {
        await reader.ReadHeaderAsync(cancellation);
        string[] header = [.. reader.Headers];
        if (header.Length == 0)
        {
            throw new InvalidInputException("line 1: expected the header positive,mixed,negative, found nothing");
        }

        var missing = _bands
            .Where(band => header.Count(h => h.Trim().Equals(band, StringComparison.OrdinalIgnoreCase)) != 1)
            .ToList();
        return
            missing.Count == 0
            || (missing.Count == _bands.Length && header.Any(h => _optional.Contains(h.Trim().ToLowerInvariant())))
            ? header
            : throw new InvalidInputException(
                "line 1: expected a header with positive, mixed and negative once each; "
                    + $"check {string.Join(", ", missing)}"
            );
    }

    /// <returns><c>null</c> if the table has no tally, or says in this row that it knows none.</returns>
    private static PublishedSummary? ReadTally(CsvReader reader) =>
        reader.TryGetFieldIndex(_bands[0], out _)
            ? new PublishedSummary(
                Verdict: null,
                Critics: null,
                ReadCount(reader, _bands[0]),
                ReadCount(reader, _bands[1]),
                ReadCount(reader, _bands[2]),
                Score: null
            )
            : null;

    private static List<ScoredReview> ReadReviews(CsvReader reader) =>
        [
            .. ReadScores(reader)
                .Select(score => new ScoredReview(score, Stated: null, Leaning: null, Weight: 1, IsCovered: false)),
            .. ReadLeanings(reader, Favorable, Leaning.Favorable),
            .. ReadLeanings(reader, Unfavorable, Leaning.Unfavorable),
        ];

    private static IEnumerable<ScoredReview> ReadLeanings(CsvReader reader, string column, Leaning leaning) =>
        !reader.TryGetFieldIndex(column, out var index) || reader.IsEmpty(index)
            ? []
            : Enumerable.Repeat(
                new ScoredReview(Score: null, Stated: null, leaning, Weight: 1, IsCovered: false),
                ReadCount(reader, column)
            );

    private static IEnumerable<Score> ReadScores(CsvReader reader) =>
        reader.TryGetFieldIndex(Scores, out var index)
            ?
            [
                .. reader
                    .GetString(index)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => ReadScore(text, reader.LineNumber)),
            ]
            : [];

    private static Score ReadScore(string text, long line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= Score.Highest
            ? new Score(score)
            : throw new InvalidInputException(
                Invariant($"line {line}: {Scores} holds “{text}”; expected {_expectedScores}")
            );

    private static int ReadCount(CsvReader reader, string column)
    {
        var text = reader.GetString(column);
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= PublishedSummary.MostCritics
            ? count
            : throw new InvalidInputException(
                Invariant($"line {reader.LineNumber}: {column} is “{text}”; expected {_expectedCount}")
            );
    }

    /// <summary>If nothing is estimated, the bounds are all that is known of a score.</summary>
    private static string[] Answer(VerdictBreakdown film, VerdictScale scale)
    {
        var (summary, score) = (film.Summary, film.Summary.Score);
        var hasBoundsOnly = score is null && !scale.AllowsEstimates && summary.Critics >= scale.FewestCritics;
        var possible = (hasBoundsOnly ? film.Score.Bounds : score?.Possible)?.Outward;
        return
        [
            Invariant($"{score?.Value}"),
            Invariant($"{score?.Likely?.Low}"),
            Invariant($"{score?.Likely?.High}"),
            Invariant($"{possible?.Low:0.0}"),
            Invariant($"{possible?.High:0.0}"),
            summary.Verdict?.Phrase ?? "",
        ];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
