using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// What a page says about all its reviews together. Only the first statement of each kind counts: later ones are about
/// users or other films.
/// </summary>
internal sealed class PageHead
{
    /// <summary>How far from the count of critics the score of the film may be.</summary>
    private const int Near = 3;

    private readonly IReadOnlyList<PageLine> _lines;
    private readonly HashSet<int> _taken = [];
    private readonly Dictionary<Reception, int> _bands = [];
    private string? _verdict;
    private int? _critics;
    private int? _score;

    private PageHead(IReadOnlyList<PageLine> lines) => _lines = lines;

    /// <summary>The summary, if there is one, and the lines that are not part of it.</summary>
    public static (PublishedSummary? Published, IReadOnlyList<PageLine> Others) Read(IReadOnlyList<PageLine> lines)
    {
        var head = new PageHead(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            _ =
                lines[i].Hint is not null
                || head.TakeCount(i)
                || head.TakeVerdict(i)
                || head.TakeScoreLabel(i)
                || head.TakeBand(i);
        }

        head.TakeBandsOnTwoLines();
        var published = head is { _verdict: null, _critics: null, _score: null, _bands.Count: 0 }
            ? null
            : new PublishedSummary(
                head._verdict,
                head._critics,
                head.Band(Reception.Positive),
                head.Band(Reception.Mixed),
                head.Band(Reception.Negative),
                head._score
            );
        return (published, [.. lines.Where((_, i) => !head._taken.Contains(i))]);
    }

    private int? Band(Reception band) => _bands.TryGetValue(band, out var count) ? count : null;

    private bool TakeCount(int i)
    {
        if (!HeadGrammar.TryCount(_lines[i].Text, out var phrase, out var critics))
        {
            return false;
        }

        _taken.Add(i);
        if (HeadGrammar.IsOfUsers(_lines[i].Text))
        {
            _ = ScoreNear(i) is { } at && _taken.Add(at);
        }
        else if (_critics is null)
        {
            _critics = critics;
            _verdict ??=
                phrase is not null && !HeadGrammar.TryScoreLabel(phrase, out _) && HeadGrammar.Score(phrase) is null
                    ? phrase
                    : null;
            TakeScoreNear(i);
        }

        return true;
    }

    private bool TakeVerdict(int i)
    {
        if (!HeadGrammar.IsVerdict(_lines[i].Text))
        {
            return false;
        }

        _taken.Add(i);
        _verdict ??= _lines[i].Text;
        return true;
    }

    private bool TakeScoreLabel(int i)
    {
        if (!HeadGrammar.TryScoreLabel(_lines[i].Text, out var score))
        {
            return false;
        }

        _taken.Add(i);
        _score ??= score;
        if (score is null)
        {
            TakeScoreNear(i);
        }

        return true;
    }

    private bool TakeBand(int i)
    {
        if (!HeadGrammar.TryBand(_lines[i].Text, out var band, out var count) || HeadGrammar.IsOfUsers(_lines[i].Text))
        {
            return false;
        }

        _taken.Add(i);
        _bands.TryAdd(band, count);
        return true;
    }

    /// <summary>
    /// "Positive" and "10 Reviews" below it; two such labels near each other are a tally, one may be a reviewer's word.
    /// </summary>
    private void TakeBandsOnTwoLines()
    {
        var labels = Enumerable
            .Range(0, Math.Max(0, _lines.Count - 1))
            .Where(i =>
                !_taken.Contains(i)
                && HeadGrammar.BandLabel(_lines[i].Text) is not null
                && HeadGrammar.TryBandCount(_lines[i + 1].Text, out _)
            )
            .Take(3)
            .ToList();
        if (labels.Count < 2 || labels[^1] - labels[0] > 3 * labels.Count)
        {
            return;
        }

        foreach (var i in labels)
        {
            HeadGrammar.TryBandCount(_lines[i + 1].Text, out var count);
            _bands.TryAdd(HeadGrammar.BandLabel(_lines[i].Text)!.Value, count);
            _taken.UnionWith([i, i + 1]);
        }
    }

    private void TakeScoreNear(int i)
    {
        if (_score is null && ScoreNear(i) is { } at)
        {
            _score = HeadGrammar.Score(_lines[at].Text);
            _taken.Add(at);
        }
    }

    /// <summary>
    /// Before the line, or after it if another line of the head follows: else the number is the first review's.
    /// </summary>
    private int? ScoreNear(int i)
    {
        for (var at = i - 1; at >= Math.Max(0, i - Near); at--)
        {
            if (!_taken.Contains(at) && HeadGrammar.Score(_lines[at].Text) is not null)
            {
                return at;
            }
        }

        for (var at = i + 1; at <= Math.Min(_lines.Count - 2, i + Near); at++)
        {
            if (HeadGrammar.Score(_lines[at].Text) is not null)
            {
                return IsHead(_lines[at + 1].Text) || HeadGrammar.Score(_lines[at + 1].Text) is not null ? at : null;
            }

            if (!IsHead(_lines[at].Text))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsHead(string line) =>
        HeadGrammar.IsVerdict(line)
        || HeadGrammar.TryCount(line, out _, out _)
        || HeadGrammar.TryScoreLabel(line, out _)
        || HeadGrammar.TryBand(line, out _, out _)
        || HeadGrammar.BandLabel(line) is not null
        || HeadGrammar.IsOfUsers(line)
        || PageSections.IsHeading(line);
}
