using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Scores at the very end of quotes, such as "A good film. 4/5".</summary>
internal static partial class TrailingScores
{
    /// <summary>
    /// Makes them the scores of their reviews if most reviews of the page end that way; else they stay and are
    /// reported.
    /// </summary>
    public static IReadOnlyList<RecordFields> Take(IReadOnlyList<RecordFields> records, List<Problem> problems)
    {
        var areScores = records.Count(r => Find(r) is { IsAfterSentence: true }) * 2 > records.Count;
        return [.. records.Select(r => Find(r) is { } ending ? Read(r, ending, areScores, problems) : r)];
    }

    /// <summary>Whether a score follows the last sentence of the quote.</summary>
    public static bool IsAtEnd(string quote) => Find(quote) is { IsAfterSentence: true };

    private static RecordFields Read(RecordFields record, Ending ending, bool areScores, List<Problem> problems)
    {
        var last = record.Quote[^1];
        if (areScores && ending.IsAfterSentence)
        {
            return record with
            {
                Score = new Token(FieldKind.Score, last.Line, ending.Score),
                Quote = [.. record.Quote.SkipLast(1), last with { Text = ending.Text }],
            };
        }

        problems.Add(
            Problem.Warning(
                last.Line,
                Problem.Excerpt(ending.Score),
                "a score at the end of a quote; kept as part of the quote"
            )
        );
        return record;
    }

    private static Ending? Find(RecordFields record) =>
        record is { Score: null, Quote.Count: > 0 } ? Find(record.Quote[^1].Text) : null;

    private static Ending? Find(string quote)
    {
        var tail = Math.Max(0, quote.Length - OriginalScore.MaxLength);
        if (Form().Match(quote[tail..]) is not { Success: true } match)
        {
            return null;
        }

        var score = match.Groups["score"].Value;
        var text = quote[..(tail + match.Index)].TrimEnd();
        return text.Any(char.IsLetter) && LeadingScore.IsScore(score)
            ? new Ending(text, score, text[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '”' or '"' or '»')
            : null;
    }

    /// <param name="Text">The quote without the score.</param>
    /// <param name="Score">The score.</param>
    /// <param name="IsAfterSentence">Whether the text before the score is complete without it.</param>
    private sealed record Ending(string Text, string Score, bool IsAfterSentence);

    [GeneratedRegex(
        @"(?<=[\s.!?…。！？”""»])(?<![0-9][.,])(?<score>" + LeadingScore.Scaled + @")\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
