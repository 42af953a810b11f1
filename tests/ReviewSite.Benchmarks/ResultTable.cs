using System.Globalization;
using System.Text;

namespace ReviewSite.Benchmarks;

/// <summary>The table as it is printed and written to its file, in Markdown.</summary>
internal sealed class ResultTable(BenchmarkOptions options)
{
    private readonly List<Line> _lines = [];

    public async Task AddAsync(Func<BenchmarkContext, Task<IReadOnlyList<Line>>> measure, BenchmarkContext workplace)
    {
        var name = measure.Method.DeclaringType!.Name;
        if (options.Only is { } only && only != name)
        {
            return;
        }

        await Console.Error.WriteLineAsync($"{name} …");
        foreach (var line in await measure(workplace))
        {
            await Console.Error.WriteLineAsync($"  {line.What}: {line.Measured} ({line.Target}), {line.Outcome}");
            _lines.Add(line);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        text.AppendLine(
            culture,
            $"Measured on {DateTime.UtcNow:yyyy-MM-dd}: {Machine.Description()}. The large catalogue has "
                + $"{options.Reviews:#,0} reviews of {options.Films:#,0} films, the small one "
                + $"{BenchmarkOptions.SmallReviews:#,0} of {BenchmarkOptions.SmallFilms:#,0}."
        );
        if (options.IsQuick)
        {
            text.AppendLine("A quick run, to see that everything works: these are no measurements.");
        }

        text.AppendLine()
            .AppendLine("| what | target | measured | outcome | how |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var line in _lines)
        {
            text.AppendLine(
                culture,
                $"| {line.What} | {line.Target} | {line.Measured} | {line.Outcome} | "
                    + $"{line.How.Replace("|", "\\|", StringComparison.Ordinal)} |"
            );
        }

        return text.ToString();
    }
}
