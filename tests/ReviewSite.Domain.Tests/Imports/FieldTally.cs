using System.Globalization;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>How many values of each field were read right, were read wrong and were missed.</summary>
internal sealed class FieldTally
{
    private readonly Dictionary<string, (int Right, int Wrong, int Missed)> _fields = [];

    public List<string> Mistakes { get; } = [];

    public IEnumerable<string> Table =>
        _fields.Select(f =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{f.Key.PadRight(12)} precision {Precision(f.Key):P1}  recall {Recall(f.Key):P1}  "
                    + $"({f.Value.Right} right, {f.Value.Wrong} wrong, {f.Value.Missed} missed)"
            )
        );

    public double Precision(string field) =>
        _fields[field] is var (right, wrong, _) && right + wrong > 0 ? (double)right / (right + wrong) : 1;

    public double Recall(string field) =>
        _fields[field] is var (right, _, missed) && right + missed > 0 ? (double)right / (right + missed) : 1;

    /// <summary>Pairs each expected review with the most similar one that is left.</summary>
    public void Add(string page, IReadOnlyList<CorpusReview> expected, IReadOnlyList<CorpusReview> found)
    {
        var left = found.ToList();
        foreach (var review in expected)
        {
            var match = left.Where(f => f.Likeness(review) >= 2).MaxBy(f => f.Likeness(review));
            left.Remove(match!);
            Count("review", page, match is null ? null : "found", "found");
            foreach (var ((field, value), (_, wanted)) in (match?.Fields ?? Missing).Zip(review.Fields))
            {
                Count(field, page, value, wanted);
            }
        }

        foreach (var invented in left)
        {
            Count("review", page, invented.ToString(), null);
        }
    }

    private static IEnumerable<(string Field, object? Value)> Missing =>
        new CorpusReview(null, null, null, null, null, null).Fields;

    private void Count(string field, string page, object? value, object? wanted)
    {
        var isRight = Equals(value, wanted);
        var (right, wrong, missed) = _fields.GetValueOrDefault(field);
        _fields[field] = (
            right + (isRight && value is not null ? 1 : 0),
            wrong + (!isRight && value is not null ? 1 : 0),
            missed + (!isRight && wanted is not null ? 1 : 0)
        );
        if (!isRight)
        {
            Mistakes.Add($"{page}: {field}: read “{value}”, expected “{wanted}”");
        }
    }
}
