using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Turns the fields of a review into its values, and reports each value that cannot be kept as it is.
/// </summary>
public sealed class RecordReader(PageScale scale, ICollection<Problem> problems)
{
    /// <summary>The order of day and month, if the dates of the page show it.</summary>
    public DateOrder? Order { get; init; }

    public ReviewTextItem Read(RecordFields fields)
    {
        foreach (var unused in fields.Unused)
        {
            problems.Add(
                Problem.Warning(unused.Line, Problem.Excerpt(unused.Text), "expected a field of a review; left out")
            );
        }

        var byline = Byline.Of(Name(fields.Critic, ReviewLimits.Name, "critic's name"));
        var publication = Name(fields.Publication, ReviewLimits.Name, "publication's name");
        var (original, score, leaning) = Score(fields.Score);
        var date = Date(fields.Date);
        return new ReviewTextItem(
            fields.Line,
            byline.Critic,
            byline.Credit,
            publication,
            original,
            score,
            date,
            Quote(fields.Quote)
        )
        {
            Leaning = leaning ?? OriginalScore.Read(fields.Leaning?.Text).Leaning,
            Names = fields.NameReading,
            DoubtfulDate =
                fields.Date is { } token && date is null && PageDates.IsDoubtful(token.Text) ? token.Text : null,
            Url = fields.Url,
        };
    }

    private (string? Original, Score? Score, Leaning? Leaning) Score(Token? token)
    {
        if (token is null || PageScores.IsToBeDetermined(token.Text))
        {
            return (null, null, null);
        }

        if (token.Text.Length > OriginalScore.MaxLength)
        {
            problems.Add(
                Problem.Warning(
                    token.Line,
                    Problem.Excerpt(token.Text),
                    $"expected a score of at most {OriginalScore.MaxLength} characters; left out"
                )
            );
            return (null, null, null);
        }

        var reading = OriginalScore.Read(token.Text, scale.For(token.Text));
        if (reading.Score is null && reading.Leaning is null)
        {
            var lacksScale = PageScores.IsBare(token.Text) && scale.Points is null;
            problems.Add(
                Problem.Warning(
                    token.Line,
                    Problem.Excerpt(token.Text),
                    lacksScale
                        ? "the page does not state the scale of its scores; kept without a score. Write the "
                            + "scale, as in “3.5/4”"
                        : "expected a score with its scale, and this "
                            + $"{reading.Refusal ?? "does not say what it is out of"}; kept without a score"
                ) with
                {
                    Doubt = lacksScale ? ReadingDoubt.Scale : null,
                }
            );
        }

        return (token.Text, reading.Score, reading.Leaning);
    }

    private DateOnly? Date(Token? token)
    {
        if (token is null)
        {
            return null;
        }

        var date = token.Date ?? (Order is { } order ? PageDates.Read(token.Text, order) : null);
        if (date is null)
        {
            problems.Add(
                Problem.Warning(
                    token.Line,
                    Problem.Excerpt(token.Text),
                    "expected a date that can be read in one way only; left out"
                ) with
                {
                    Doubt = PageDates.IsDoubtful(token.Text) ? ReadingDoubt.Dates : null,
                }
            );
        }

        return date;
    }

    private string? Name(Token? token, int longest, string what)
    {
        var name = PlainText.Line(token?.Text);
        if (name?.Length > longest)
        {
            problems.Add(
                Problem.Warning(
                    token!.Line,
                    Problem.Excerpt(name),
                    $"expected a {what} of at most {longest} characters; left out"
                )
            );
            return null;
        }

        return SearchKey.IsBlank(name) ? null : name;
    }

    private string? Quote(IReadOnlyList<Token> tokens)
    {
        var quote = PlainText.Paragraphs(string.Join('\n', tokens.Select(t => Unwrapped(t.Text))));
        if (quote?.Length > ReviewLimits.Quote)
        {
            problems.Add(
                Problem.Warning(
                    tokens[0].Line,
                    "a quote of " + quote.Length + " characters",
                    $"expected at most {ReviewLimits.Quote}; left out"
                )
            );
            return null;
        }

        return tokens.Count == 1 || quote is null ? quote : Unwrapped(quote);
    }

    /// <summary>Quotation marks around the whole text belong to the page, not to the quote.</summary>
    private static string Unwrapped(string text)
    {
        var inner =
            text.Length > 2
            && (text[0], text[^1])
                is
                    ('“', '”')
                    or
                    ('"', '"')
                    or
                    ('«', '»')
                    or
                    ('”', '”')
                    or
                    ('„', '“')
                    or
                    ('„', '”')
                    or
                    ('»', '«')
                    or
                    ('「', '」')
                ? text[1..^1].Trim()
                : text;
        return inner.Length < text.Length && inner.Contains(text[0]) ? text : inner;
    }
}
