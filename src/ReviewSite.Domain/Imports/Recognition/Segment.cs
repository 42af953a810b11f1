namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>How many tokens in a row may be one review, while tokens are added at its end.</summary>
/// <remarks>The weights say how strongly a field tells a review from other text; they are added up like logarithms of
/// odds.</remarks>
internal struct Segment(RecordShape shape)
{
    public const int MostTokens = 14;

    private int _scores;
    private int _leanings;
    private int _names;
    private int _critics;
    private int _publications;
    private int _dates;
    private int _links;
    private int _quotes;
    private bool _hasWeakQuote;
    private FieldKind _first;
    private FieldKind _last;
    private double _gain;

    /// <summary>Above 0 if the tokens are rather a review than not.</summary>
    public readonly double Gain =>
        !IsReview
            ? double.NegativeInfinity
            : _gain
                - shape.Cost
                + (_first == shape.First ? 0.6 : 0)
                + (_last == shape.Last ? 0.6 : 0)
                + Prior
                - (0.8 * Math.Max(0, shape.Names - _names));

    private readonly bool IsReview =>
        _names + _critics + _publications > 0 && (_quotes > 0 || (_scores > 0 && _dates + _critics > 0))
        || (_quotes > 0 && _scores > 0)
        || (_hasWeakQuote && _scores > 0 && _names + _critics + _publications > 0);

    private readonly double Prior =>
        (_first is FieldKind.Link or FieldKind.Other ? -1.5 : 0)
        + (_last == FieldKind.Other && !_hasWeakQuote ? -0.5 : 0);

    /// <returns>Whether a longer segment may still be a review.</returns>
    public bool Add(Token token)
    {
        var isFirst = _first == default && _gain == 0 && _last == default;
        _first = isFirst ? token.Kind : _first;
        _gain += token.StartsBlock ? (isFirst ? 2 : -6) : 0;
        _gain += token.FollowsGap && isFirst ? 0.4 : 0;
        _gain += token.Kind switch
        {
            FieldKind.Score => _scores++ == 0 ? (PageScores.IsBare(token.Text) ? 2.5 : 3) : -3,
            FieldKind.Leaning => _leanings++ == 0 ? 1 : -3,
            FieldKind.Name => NameGain(),
            FieldKind.Critic => _critics++ == 0 ? 2 : -2,
            FieldKind.Publication => _publications++ == 0 ? 2 : -2,
            FieldKind.Date => _dates++ == 0 ? 1.5 : -2.5,
            FieldKind.Link => _links++ == 0 ? 1 : -1,
            FieldKind.Quote => QuoteGain(),
            FieldKind.Boundary => -9,
            _ => WeakGain(token),
        };
        _last = token.Kind;
        return _gain > -4;
    }

    private double NameGain() =>
        ++_names <= shape.Names && _names + _critics + _publications <= 3 ? 1.5
        : _names - shape.Names == 1 ? WeakQuote(-1.2)
        : -1.2;

    private double WeakGain(Token token) =>
        token.Text.Contains(' ') && token.Text.Any(char.IsLetter) ? WeakQuote(-1) : -1;

    /// <summary>A short text without a full stop may be the quote, if the review has no other.</summary>
    private double WeakQuote(double otherwise)
    {
        var isFirst = !_hasWeakQuote && _quotes == 0 && (_scores > 0 || _names + _critics + _publications > 1);
        _hasWeakQuote |= isFirst;
        return isFirst ? 0.2 : otherwise;
    }

    private double QuoteGain() =>
        ++_quotes == 1 ? (_hasWeakQuote ? 1 : 2.2)
        : _last == FieldKind.Quote ? -0.1
        : -2.2;
}

/// <summary>What the reviews of a page have in common.</summary>
/// <param name="Names">How many names that are neither labeled nor after "By" a review has: critic, publication, both
/// or none.</param>
/// <param name="Cost">How much evidence a review needs.</param>
internal sealed record RecordShape(FieldKind First, FieldKind Last, int Names, double Cost)
{
    /// <summary>
    /// A tie-breaker between shapes that explain a page equally well: most reviews begin with a score or a name.
    /// </summary>
    public double Prior =>
        First switch
        {
            FieldKind.Score => 0.6,
            FieldKind.Name or FieldKind.Publication or FieldKind.Critic => 0.5,
            FieldKind.Link => -1,
            _ => 0,
        }
        + Last switch
        {
            FieldKind.Link => 0.6,
            FieldKind.Quote => 0.2,
            _ => 0,
        };
}
