using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>Reads the review of a row.</summary>
internal sealed class ReviewRowReader(TableOptions options)
{
    /// <returns>No review if the row says nothing of one; a key alone says nothing.</returns>
    public (SourceReview? Review, Sentiment? Sentiment) Read(CellReader row)
    {
        var byline = Byline.Of(row.Word(TableField.Critic));
        var (originalScore, score, leaning) = ReadScore(row);
        var content = new ReviewContent(
            row.Checked(TableField.Critic, byline.Credit, ReviewLimits.Credit),
            originalScore,
            score,
            Leaning: leaning,
            Date: ReadDate(row),
            Quote: row.Paragraphs(TableField.Quote, ReviewLimits.Quote),
            Url: ReadUrl(row),
            Language: ReadLanguage(row)
        );
        var review = new SourceReview(
            row.LineNumber,
            row.Checked(TableField.Critic, byline.Critic, ReviewLimits.Name),
            row.Checked(TableField.Publication, row.Word(TableField.Publication), ReviewLimits.Name),
            content,
            row.Line(TableField.ReviewKey, TableRowReader.LongestKey)
        );
        var sentiment = row.Read(
            TableField.Sentiment,
            SentimentWords.Read,
            "positive, mixed, negative, fresh or rotten"
        );
        var isEmpty = (review.Critic ?? review.Publication) is null && content.IsEmpty && sentiment is null;
        return isEmpty ? (null, null) : (review, sentiment);
    }

    private (string? Original, Score? Score, Leaning? Leaning) ReadScore(CellReader row)
    {
        var original = PlainText.Line(OriginalScore.Bare(row.Word(TableField.OriginalScore)));
        if (original is null)
        {
            return default;
        }

        if (original.Length > OriginalScore.MaxLength)
        {
            row.Warn(
                TableField.OriginalScore,
                original,
                $"expected a score of at most {OriginalScore.MaxLength} characters; left empty"
            );
            return default;
        }

        if (options.Words?.Find(original) is { } stated)
        {
            return (original, stated, null);
        }

        var reading = OriginalScore.Read(original, options.Scale);
        if (reading is { Refusal: { } refusal, Leaning: null })
        {
            row.Warn(
                TableField.OriginalScore,
                original,
                $"expected a score, but this {refusal}; kept as text, without a score"
            );
        }

        return (original, reading.Score, reading.Leaning);
    }

    private DateOnly? ReadDate(CellReader row)
    {
        if (row.Word(TableField.Date) is not { } word)
        {
            return null;
        }

        var reading = TableDates.Read(word, options.Dates);
        if (reading.Doubt is { } doubt)
        {
            row.Warn(
                TableField.Date,
                word,
                doubt == DateParseFailure.Ambiguous
                    ? "expected an unambiguous date, or the order of day, month and year; left empty"
                    : "expected a valid date such as “2013-07-15”; left empty"
            );
        }

        return reading.Date;
    }

    private static string? ReadLanguage(CellReader row)
    {
        if (row.Word(TableField.ReviewLanguage) is not { } word)
        {
            return null;
        }

        var code = LanguageCode.Of(word);
        if (code is null)
        {
            row.Warn(TableField.ReviewLanguage, word, "expected a language such as “da” or “Danish”; left empty");
        }

        return code;
    }

    /// <summary>Only what a browser may follow safely is a link.</summary>
    private static string? ReadUrl(CellReader row)
    {
        var url = row.Checked(TableField.Url, row.Word(TableField.Url), ReviewLimits.Url);
        if (url is null || CellParser.IsWebAddress(url))
        {
            return url;
        }

        row.Warn(TableField.Url, url, "expected a link that starts with http:// or https://; left empty");
        return null;
    }
}
