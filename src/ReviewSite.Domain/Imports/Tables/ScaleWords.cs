using System.Globalization;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// Grades in words, such as "Très bien", with the score that a person gave each of them. Case and accents make no
/// difference.
/// </summary>
public sealed class ScaleWords
{
    private readonly IReadOnlyDictionary<string, Score> _scores;
    private readonly string _text;

    private ScaleWords(IReadOnlyDictionary<string, Score> scores, string text) => (_scores, _text) = (scores, text);

    public static ScaleWords None { get; } = new(new Dictionary<string, Score>(), "");

    /// <param name="text">Words and scores from 0 to 100, such as <c>Chef-d'oeuvre=100, Très bien=75</c>; separated by
    /// commas, semicolons or lines.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns><c>null</c> if it cannot be read.</returns>
    public static ScaleWords? Parse(string? text, out string? error)
    {
        error = null;
        var scores = new Dictionary<string, Score>();
        foreach (
            var part in (text ?? "").Split(
                [',', ';', '\n'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var sign = part.LastIndexOf('=');
            var word = SearchKey.Of(part[..Math.Max(0, sign)]);
            if (
                word.Length == 0
                || !int.TryParse(
                    part[(sign + 1)..].Trim(),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var score
                )
                || score > Score.Highest
            )
            {
                error =
                    $"“{part}” is not a grade with its score; write it as Très bien=75, with a whole number "
                    + $"from {Score.Lowest} to {Score.Highest}.";
                return null;
            }

            if (!scores.TryAdd(word, new Score(score)))
            {
                error = $"“{part}” is a grade that already has a score.";
                return null;
            }
        }

        return new ScaleWords(scores, text?.Trim() ?? "");
    }

    /// <returns><c>null</c> if the grade is not one of the words.</returns>
    public Score? Find(string grade) => _scores.TryGetValue(SearchKey.Of(grade), out var score) ? score : null;

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;
}
