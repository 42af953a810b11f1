using System.CommandLine;
using System.Globalization;
using System.Text;
using CsvHelper;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Commands;

/// <summary>Names the verdicts of tallies, without a store: CSV in, the same CSV with score, ranges and verdict out.</summary>
internal static class VerdictCommand
{
    private static readonly string[] _bands = ["positive", "mixed", "negative"];
    private static readonly string[] _added = ["score", "likely_low", "likely_high", "possible_low", "possible_high", "verdict"];

    public static Command Create()
    {
        var command = new Command(
            "verdict", "Read CSV with the header positive,mixed,negative from standard input; write it back with score, ranges and verdict.");
        command.SetAction(async (_, cancellation) =>
        {
            using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            await WriteVerdictsAsync(input, Console.Out, cancellation);
        });
        return command;
    }

    /// <exception cref="InvalidInputException">A row is not one of counts; the rows before it have been written.</exception>
    public static async Task WriteVerdictsAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        using var reader = CsvReader.Create(input, new CsvReaderOptions
        {
            Separator = ',',
            TrimWhitespace = true,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            TrackLineNumbers = true,
        });
        await using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        var header = await ReadHeaderAsync(reader, cancellation);
        await writer.WriteRecordAsync([.. header, .. _added], cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.FieldCount != header.Length)
            {
                throw new InvalidInputException(
                    Invariant($"line {reader.LineNumber}: expected {header.Length} fields as in the header, saw {reader.FieldCount}"));
            }

            var counts = _bands.Select(band => ReadCount(reader, band)).ToArray();
            await writer.WriteRecordAsync(
                [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString), .. Answer(counts[0], counts[1], counts[2])], cancellation);
        }

        await writer.FlushAsync(cancellation);
    }

    private static async Task<string[]> ReadHeaderAsync(CsvReader reader, CancellationToken cancellation)
    {
        await reader.ReadHeaderAsync(cancellation);
        string[] header = [.. reader.Headers];
        if (header.Length == 0)
        {
            throw new InvalidInputException("line 1: expected the header positive,mixed,negative, saw nothing");
        }

        var missing = _bands.Where(band => header.Count(h => h.Trim().Equals(band, StringComparison.OrdinalIgnoreCase)) != 1).ToList();
        return missing.Count == 0
            ? header
            : throw new InvalidInputException($"line 1: expected a header with positive, mixed and negative once each; look at {string.Join(", ", missing)}");
    }

    private static int ReadCount(CsvReader reader, string band)
    {
        var text = reader.GetString(band);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= PublishedSummary.MostCritics
            ? count
            : throw new InvalidInputException(
                Invariant($"line {reader.LineNumber}: {band} is “{text}”; expected a whole number from 0 to {PublishedSummary.MostCritics}"));
    }

    private static string[] Answer(int positive, int mixed, int negative)
    {
        var tally = new PublishedSummary(Verdict: null, Critics: null, positive, mixed, negative, Score: null);
        var summary = SummaryService.Standard.Summarize([], tally);
        var score = summary.Score;
        var possible = score?.Possible?.Outward;
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
