using System.Text.Json;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>A page of the corpus and what a person reads in it.</summary>
public sealed record CorpusPage(
    string Name,
    string Text,
    PublishedSummary? Published,
    IReadOnlyList<CorpusReview> Reviews
)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>The pages of a folder of the tests' output, each with its expected result beside it.</summary>
    public static IReadOnlyList<CorpusPage> In(params string[] folder) =>
        [.. Pages(Path.Combine([AppContext.BaseDirectory, .. folder])).Order(StringComparer.Ordinal).Select(Load)];

    private static IEnumerable<string> Pages(string folder) =>
        Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".txt" or ".html");

    private static CorpusPage Load(string file)
    {
        var expected = JsonSerializer.Deserialize<Expected>(
            File.ReadAllText(Path.ChangeExtension(file, ".expected.json")),
            _json
        )!;
        return new CorpusPage(
            Path.GetFileNameWithoutExtension(file),
            File.ReadAllText(file),
            expected.Published,
            expected.Reviews
        );
    }

    private sealed record Expected(PublishedSummary? Published, IReadOnlyList<CorpusReview> Reviews);
}

/// <param name="Original">The score as the page writes it.</param>
public sealed record CorpusReview(
    int? Score,
    string? Original,
    string? Publication,
    string? Critic,
    DateOnly? Date,
    string? Quote
)
{
    public static CorpusReview Of(ReviewTextItem item) =>
        new(item.Score?.Value, item.OriginalScore, item.Publication, item.Critic, item.Date, item.Quote);

    public IEnumerable<(string Field, object? Value)> Fields =>
        [
            ("score", Score),
            ("original", Original),
            ("publication", Publication),
            ("critic", Critic),
            ("date", Date),
            ("quote", Quote),
        ];

    public int Likeness(CorpusReview other) =>
        Fields
            .Zip(other.Fields)
            .Sum(p =>
                p.First.Value is null || !p.First.Value.Equals(p.Second.Value) ? 0
                : p.First.Field == "quote" ? 3
                : 1
            );
}
