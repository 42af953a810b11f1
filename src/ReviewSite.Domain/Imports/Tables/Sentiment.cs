using System.Collections.Frozen;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// The label that a source gives a review. Positive and negative are receptions only in a column that also says mixed;
/// elsewhere they are leanings, as fresh and rotten always are.
/// </summary>
public enum Sentiment
{
    Positive,
    Mixed,
    Negative,
    Fresh,
    Rotten,
}

internal static class SentimentWords
{
    private static readonly FrozenDictionary<string, Sentiment> _words = new Dictionary<string, Sentiment>
    {
        ["positive"] = Sentiment.Positive,
        ["mixed"] = Sentiment.Mixed,
        ["neutral"] = Sentiment.Mixed,
        ["average"] = Sentiment.Mixed,
        ["negative"] = Sentiment.Negative,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Sentiment? Read(string word) =>
        _words.TryGetValue(word, out var sentiment)
            ? sentiment
            : OriginalScore.Read(word).Leaning switch
            {
                Leaning.Favorable => Sentiment.Fresh,
                Leaning.Unfavorable => Sentiment.Rotten,
                _ => null,
            };
}
