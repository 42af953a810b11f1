using System.Globalization;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports;

/// <summary>One pass over the lines of a review text: first its head, then its reviews.</summary>
internal sealed class ReviewTextParse
{
    private readonly List<Problem> _problems = [];
    private readonly List<ReviewTextItem> _reviews = [];
    private readonly Dictionary<Reception, int> _tally = [];
    private string? _phrase;
    private int? _critics;
    private bool _hasHeadline;
    private bool _isPastHead;
    private int _lastNumber;
    private int _started;
    private ReviewTextItemParse? _item;

    public void Take(TextLine line)
    {
        if (IsHeadAmongReviews(line))
        {
            FinishItem();
            _item = null;
            _ = TakeTally(line) || ReviewTextGrammar.IsTallyHeading(line.Text) || LeaveOut(line);
        }
        else if (line.IsBlank || (_item is not null && line.Indent >= ReviewTextWriter.QuoteIndent))
        {
            _item?.TakeQuote(line);
        }
        else if (
            ReviewTextGrammar.TryNumbered(line.Text, out var number, out var rest)
            && StartsItem(number, rest)
            && !IsTally(line)
        )
        {
            StartItem(line, number, rest);
        }
        else if (_item is not null)
        {
            _item.Take(line);
        }
        else
        {
            _ = TakeHead(line) || LeaveOut(line);
        }
    }

    public ReviewText Finish()
    {
        FinishItem();
        if (!_hasHeadline)
        {
            _problems.Add(
                Problem.Warning(
                    1,
                    "no headline",
                    "expected one such as “Generally favorable reviews - based on 11 Critics”"
                )
            );
        }

        if (_tally.Count == 0)
        {
            _problems.Add(Problem.Warning(1, "no tally", "expected lines such as “1. Positive: 9 out of 11”"));
        }

        if (_reviews.Count == 0)
        {
            _problems.Add(
                Problem.Error(
                    1,
                    "nothing that looks like a review",
                    $"expected “1. {ReviewTextReader.CriticLabel} …” or “1. 80”"
                )
            );
        }

        return new ReviewText(Published(), _reviews, [.. _problems.OrderBy(p => p.Line)])
        {
            Scale = new PageScale(ReviewText.ScoreScale, Stars: null),
        };
    }

    /// <summary>
    /// Before the heading of the reviews, only a line that can begin nothing but a review starts one; after it, the
    /// next number does too.
    /// </summary>
    private bool StartsItem(int number, string rest) =>
        rest.Length == 0
        || ReviewTextGrammar.AfterLabel(rest, ReviewTextReader.CriticLabel) is not null
        || ReviewTextGrammar.IsScore(rest)
        || (_isPastHead && (number == _lastNumber + 1 || number == _started + 1));

    /// <summary>A tally after or between the reviews is not part of a quote.</summary>
    private bool IsHeadAmongReviews(TextLine line) =>
        _isPastHead
        && line.Indent < ReviewTextWriter.QuoteIndent
        && (ReviewTextGrammar.IsTallyHeading(line.Text) || ReviewTextGrammar.TryTally(line.Text, out _, out _, out _));

    private bool LeaveOut(TextLine line)
    {
        _problems.Add(line.Warning(Expected()));
        return true;
    }

    private bool IsTally(TextLine line) => !_isPastHead && ReviewTextGrammar.TryTally(line.Text, out _, out _, out _);

    private void StartItem(TextLine line, int number, string rest)
    {
        FinishItem();
        if (number != _lastNumber + 1)
        {
            _problems.Add(
                Problem.Warning(
                    line.Number,
                    string.Create(CultureInfo.InvariantCulture, $"number {number}"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected {_lastNumber + 1L}; treated as the next review anyway"
                    )
                )
            );
        }

        _isPastHead = true;
        _lastNumber = number;
        _started++;
        _item = new ReviewTextItemParse(line.Number, _problems);
        if (rest.Length > 0)
        {
            _item.Take(line with { Text = rest });
        }
    }

    private void FinishItem()
    {
        if (_item?.Finish() is { } review)
        {
            _reviews.Add(review);
        }
        else if (_item is not null)
        {
            _started--;
        }
    }

    private bool TakeHead(TextLine line)
    {
        if (ReviewTextGrammar.IsReviewsHeading(line.Text))
        {
            _isPastHead = true;
            return true;
        }

        return !_isPastHead && (ReviewTextGrammar.IsTallyHeading(line.Text) || TakeTally(line) || TakeHeadline(line));
    }

    private bool TakeHeadline(TextLine line)
    {
        if (_hasHeadline || !ReviewTextGrammar.TryHeadline(line.Text, out var phrase, out var critics))
        {
            return false;
        }

        WarnIfNot(_critics, critics, line);
        _hasHeadline = true;
        _phrase = phrase;
        _critics = critics;
        return true;
    }

    private bool TakeTally(TextLine line)
    {
        if (
            !ReviewTextGrammar.TryTally(line.Text, out var band, out var count, out var outOf)
            || !_tally.TryAdd(band, count)
        )
        {
            return false;
        }

        WarnIfNot(_critics, outOf, line);
        _critics ??= outOf;
        if (count > outOf)
        {
            _problems.Add(line.Warning("expected no more reviews than there are critics"));
        }

        return true;
    }

    private void WarnIfNot(int? critics, int seen, TextLine line)
    {
        if (critics is not null && critics != seen)
        {
            _problems.Add(
                Problem.Warning(
                    line.Number,
                    string.Create(CultureInfo.InvariantCulture, $"{seen} critics"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected {critics} as before; the headline's count is used, or else the first"
                    )
                )
            );
        }
    }

    private PublishedSummary? Published()
    {
        int? Band(Reception band) => _tally.TryGetValue(band, out var count) ? count : null;

        return !_hasHeadline && _tally.Count == 0
            ? null
            : new PublishedSummary(
                _phrase,
                _critics,
                Band(Reception.Positive),
                Band(Reception.Mixed),
                Band(Reception.Negative),
                Score: null
            );
    }

    private string Expected() =>
        _isPastHead
            ? $"expected a review to start, as in “1. {ReviewTextReader.CriticLabel} …”; the line was ignored"
            : "expected the headline, the tally or “Critic Reviews”; the line was ignored";
}
