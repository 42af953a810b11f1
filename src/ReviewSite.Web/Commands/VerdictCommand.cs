using System.CommandLine;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
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
        using var reader = new CsvReader(input, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
        });
        await using var writer = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        var header = await ReadHeaderAsync(reader);
        await WriteRowAsync(writer, [.. header, .. _added]);
        while (await reader.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            var line = reader.Parser.RawRow;
            if (reader.Parser.Count != header.Length)
            {
                throw new InvalidInputException(Invariant($"line {line}: expected {header.Length} fields as in the header, saw {reader.Parser.Count}"));
            }

            var counts = _bands.Select(band => ReadCount(reader, band, line)).ToArray();
            await WriteRowAsync(writer, [.. reader.Parser.Record!, .. Answer(counts[0], counts[1], counts[2])]);
        }

        await writer.FlushAsync();
    }

    private static async Task<string[]> ReadHeaderAsync(CsvReader reader)
    {
        if (!await reader.ReadAsync() || !reader.ReadHeader())
        {
            throw new InvalidInputException("line 1: expected the header positive,mixed,negative, saw nothing");
        }

        var header = reader.HeaderRecord ?? [];
        var missing = _bands.Where(band => header.Count(h => h.Trim().Equals(band, StringComparison.OrdinalIgnoreCase)) != 1).ToList();
        return missing.Count == 0
            ? header
            : throw new InvalidInputException($"line 1: expected a header with positive, mixed and negative once each; look at {string.Join(", ", missing)}");
    }

    private static int ReadCount(CsvReader reader, string band, int line)
    {
        var text = reader.GetField(band);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= PublishedSummary.MostCritics
            ? count
            : throw new InvalidInputException(Invariant($"line {line}: {band} is “{text}”; expected a whole number from 0 to {PublishedSummary.MostCritics}"));
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

    private static async Task WriteRowAsync(CsvWriter writer, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            writer.WriteField(field);
        }

        await writer.NextRecordAsync();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
