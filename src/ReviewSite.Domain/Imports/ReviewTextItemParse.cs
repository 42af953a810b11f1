using System.Globalization;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports;

/// <summary>
/// Parses one review line by line: fields in any order, each once, until the first line that is not a field; the rest
/// is its quote.
/// </summary>
internal sealed class ReviewTextItemParse(int startLine, List<Problem> problems)
{
    private readonly List<string> _quote = [];
    private int _quoteLine;
    private string? _critic;
    private string? _credit;
    private string? _publication;
    private string? _originalScore;
    private Score? _score;
    private DateOnly? _date;

    public void Take(TextLine line)
    {
        var isField =
            _quote.Count == 0 && (TakeScore(line) || TakeCritic(line) || TakePublication(line) || TakeDate(line));
        if (isField)
        {
            return;
        }

        if (_quote.Count > 0 && ReviewTextGrammar.IsLabelled(line.Text))
        {
            problems.Add(line.Warning("expected before the quote, not in it; kept as part of the quote"));
        }

        TakeQuote(line);
    }

    /// <summary>A line of the quote, or a blank one, which separates paragraphs once the quote has begun.</summary>
    public void TakeQuote(TextLine line)
    {
        if (_quote.Count > 0 || !line.IsBlank)
        {
            _quoteLine = _quote.Count == 0 ? line.Number : _quoteLine;
            _quote.Add(line.Text);
        }
    }

    /// <summary>The review, or <c>null</c> if nothing followed the number.</summary>
    public ReviewTextItem? Finish()
    {
        var quote = Checked(PlainText.Paragraphs(string.Join('\n', _quote)), ReviewLimits.Quote, _quoteLine, "quote");
        var review = new ReviewTextItem(
            startLine,
            _critic,
            _credit,
            _publication,
            _originalScore,
            _score,
            _date,
            quote
        );
        if (!review.IsEmpty)
        {
            return review;
        }

        problems.Add(
            Problem.Warning(startLine, "a number with nothing after it", "expected a review; the number was ignored")
        );
        return null;
    }

    private bool TakeScore(TextLine line)
    {
        var reading = ReviewTextGrammar.ReadScore(line.Text);
        var original = OriginalScore.Bare(line.Text);
        if (reading.Score is null && !ReviewTextGrammar.IsRefusedScore(original, reading))
        {
            return false;
        }

        if (_originalScore is not null)
        {
            return Twice(line, "score");
        }

        (_originalScore, _score) = (original, reading.Score);
        if (reading.Refusal is { } refusal)
        {
            problems.Add(
                line.Warning($"expected a score from 0 to 100, but this {refusal}; kept as text, without a score")
            );
        }

        return true;
    }

    private bool TakeCritic(TextLine line)
    {
        if (ReviewTextGrammar.AfterLabel(line.Text, ReviewTextReader.CriticLabel) is not { } rest)
        {
            return false;
        }

        if (_critic is not null || _credit is not null)
        {
            return Twice(line, "critic");
        }

        if (PlainText.Line(rest) is not { } name)
        {
            return Empty(line, "critic's name");
        }

        var byline = Byline.Of(name);
        _critic = Checked(byline.Critic, ReviewLimits.Name, line.Number, "critic's name");
        _credit = Checked(byline.Credit, ReviewLimits.Credit, line.Number, "credit");
        return true;
    }

    private bool TakePublication(TextLine line)
    {
        if (ReviewTextGrammar.AfterLabel(line.Text, ReviewTextReader.PublicationLabel) is not { } rest)
        {
            return false;
        }

        if (_publication is not null)
        {
            return Twice(line, "publication");
        }

        if (PlainText.Line(rest) is not { } name)
        {
            return Empty(line, "publication's name");
        }

        _publication = Checked(name, ReviewLimits.Name, line.Number, "publication's name");
        return true;
    }

    private bool TakeDate(TextLine line)
    {
        var isDate = ReviewTextGrammar.TryDate(line.Text, out var date);
        if (!isDate && !ReviewTextGrammar.IsDateForm(line.Text))
        {
            return false;
        }

        if (_date is not null)
        {
            return Twice(line, "date");
        }

        if (!isDate)
        {
            problems.Add(line.Warning("expected a valid date such as “Jul 15, 2013”; left empty"));
            return true;
        }

        _date = date;
        return true;
    }

    /// <summary>
    /// A second line that looks like the same field is treated as the start of the quote, and reported.
    /// </summary>
    private bool Twice(TextLine line, string field)
    {
        problems.Add(line.Warning($"expected one {field}; kept as the start of the quote"));
        return false;
    }

    private bool Empty(TextLine line, string what)
    {
        problems.Add(line.Warning($"expected a {what} after it; left out"));
        return true;
    }

    private string? Checked(string? text, int longest, int line, string what)
    {
        if (text?.Length > longest)
        {
            problems.Add(
                Problem.Error(
                    line,
                    string.Create(CultureInfo.InvariantCulture, $"a {what} of {text.Length:#,0} characters"),
                    string.Create(CultureInfo.InvariantCulture, $"expected at most {longest:#,0}; shorten it")
                )
            );
        }

        return text;
    }
}
