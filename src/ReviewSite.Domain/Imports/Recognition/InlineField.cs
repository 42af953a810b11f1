using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>One part of a line that contains several.</summary>
internal static partial class InlineField
{
    /// <summary>A longer list contains something else.</summary>
    private const int MostPieces = 12;

    /// <summary>
    /// The part's field, or its fields if a comma or "of" joins two names, or only a space separates a name and a date;
    /// <c>null</c> if it is not a field.
    /// </summary>
    public static IReadOnlyList<Token>? Read(PageLine line, string part)
    {
        var single = Single(line, part);
        if (single is { Kind: not FieldKind.Name })
        {
            return [single];
        }

        if (LeadingScore.Find(part) is var (score, after) && Read(line, after) is { } others)
        {
            return others.All(t => t.Kind != FieldKind.Score)
                ? [new Token(FieldKind.Score, line.Number, score), .. others]
                : null;
        }

        return BesideDate(line, part)
            ?? (single is not null && !part.Contains(',') ? Joined(line, part) ?? [single] : AtCommas(line, part));
    }

    /// <summary>"Chicago Times Jul 15, 2013", "15 July 2013 Ann Critic".</summary>
    private static IReadOnlyList<Token>? BesideDate(PageLine line, string part)
    {
        if (!part.Any(char.IsAsciiDigit))
        {
            return null;
        }

        // From the end, since the word before a date may look like the name of a weekday.
        for (var cut = part.LastIndexOf(' '); cut > 0; cut = part.LastIndexOf(' ', cut - 1))
        {
            if (FullDate(line, part[(cut + 1)..]) is not null)
            {
                var start = PageDates.StartOf(part, cut + 1);
                return
                    FullDate(line, part[start..]) is { } last
                    && Read(line, part[..start].Trim(',', ' ')) is { } left
                    && left.All(IsNoDate)
                    ? [.. left, last]
                    : null;
            }
        }

        for (var cut = part.IndexOf(' '); cut > 0; cut = part.IndexOf(' ', cut + 1))
        {
            if (
                FullDate(line, part[..cut].TrimEnd(',')) is { } first
                && Read(line, part[cut..].Trim(',', ' ')) is { } right
                && right.All(IsNoDate)
            )
            {
                return [first, .. right];
            }
        }

        return null;

        static bool IsNoDate(Token token) => token.Kind != FieldKind.Date;
    }

    /// <summary>A date with its day: a month or a year alone may be part of a publication's name.</summary>
    private static Token? FullDate(PageLine line, string text) =>
        PageDates.TryRead(text, out var date) && (date is not null || PageDates.IsDoubtful(text))
            ? new Token(FieldKind.Date, line.Number, text) { Date = date }
            : null;

    /// <summary>A score, a date, a link, a byline or a name.</summary>
    public static Token? Single(PageLine line, string part)
    {
        if (PagePhrases.Leaning(part) is { } leaning)
        {
            return new Token(FieldKind.Leaning, line.Number, leaning);
        }

        if (PageScores.Find(part) is { } score)
        {
            return new Token(FieldKind.Score, line.Number, score);
        }

        if (PageDates.TryRead(part, out var date))
        {
            return new Token(FieldKind.Date, line.Number, part) { Date = date };
        }

        if (PagePhrases.IsLink(part))
        {
            return new Token(FieldKind.Link, line.Number, part);
        }

        if (PagePhrases.IsNoise(part))
        {
            return new Token(FieldKind.Noise, line.Number, part);
        }

        if (PagePhrases.Label(part, out var rest) is { } label && rest.Length > 0)
        {
            return Labelled(line, label, rest);
        }

        if (PagePhrases.AfterByline(part) is { } critic && Names.IsNameLike(critic) && !critic.Contains(','))
        {
            return new Token(FieldKind.Critic, line.Number, critic) { IsCertain = true };
        }

        return Names.IsNameLike(part) ? new Token(FieldKind.Name, line.Number, part) : null;
    }

    /// <summary>
    /// The value after a label, or after markup that says as much; <c>null</c> if the value cannot be that field.
    /// </summary>
    public static Token? Labelled(PageLine line, FieldKind kind, string value)
    {
        switch (kind)
        {
            case FieldKind.Score:
                return PageScores.Find(value) is { } score
                    ? new Token(kind, line.Number, score) { IsCertain = true }
                    : null;
            case FieldKind.Date:
                return PageDates.TryRead(value, out var date)
                    ? new Token(kind, line.Number, value) { Date = date, IsCertain = true }
                    : null;
            case FieldKind.Critic or FieldKind.Publication or FieldKind.Name:
                var name = kind == FieldKind.Publication ? null : PagePhrases.AfterByline(value);
                return value.Length <= 120 && value.Any(char.IsLetterOrDigit)
                    ? new Token(kind, line.Number, name ?? value.Trim(',', ' ')) { IsCertain = true }
                    : null;
            default:
                return new Token(kind, line.Number, value) { IsCertain = true };
        }
    }

    private static IReadOnlyList<Token>? AtCommas(PageLine line, string part)
    {
        var pieces = part.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return pieces.Length > MostPieces ? null : AtCommas(line, pieces, []);
    }

    /// <param name="known">The results for the last pieces, by their number; without them, the time would double with
    /// each piece.</param>
    private static IReadOnlyList<Token>? AtCommas(
        PageLine line,
        string[] pieces,
        Dictionary<int, IReadOnlyList<Token>?> known
    )
    {
        if (known.TryGetValue(pieces.Length, out var found))
        {
            return found;
        }

        for (var first = 1; first < pieces.Length && found is null; first++)
        {
            var left = string.Join(", ", pieces[..first]);
            found =
                Single(line, left) is { } one && Right(line, one, pieces[first..], known) is { } rest
                    ? [.. Joined(line, left) ?? [one], .. rest]
                    : null;
        }

        return known[pieces.Length] = found;
    }

    /// <summary>What is after a comma; a name with a comma of its own is rather a name and something else.</summary>
    private static IReadOnlyList<Token>? Right(
        PageLine line,
        Token one,
        string[] pieces,
        Dictionary<int, IReadOnlyList<Token>?> known
    ) =>
        Single(line, string.Join(", ", pieces)) is { } two && IsPair(one, two)
            ? (two.Kind == FieldKind.Name ? AtCommas(line, pieces, known) : null) ?? [two]
            : AtCommas(line, pieces, known);

    /// <summary>Two names with a comma between are two fields only if one of them may be a person's.</summary>
    private static bool IsPair(Token one, Token two) =>
        one.Kind != FieldKind.Name
        || two.Kind != FieldKind.Name
        || Names.IsPersonLike(one.Text)
        || Names.IsPersonLike(two.Text);

    /// <summary>"Roger Ebert of the Chicago Sun-Times", "4/5 The Guardian".</summary>
    private static IReadOnlyList<Token>? Joined(PageLine line, string part)
    {
        if (
            JoinedForm().Match(part) is { Success: true } match
            && Names.IsPersonLike(match.Groups["critic"].Value)
            && Names.IsNameLike(match.Groups["publication"].Value)
            && Names.PersonScore(match.Groups["critic"].Value) > Names.PersonScore(match.Groups["publication"].Value)
        )
        {
            return
            [
                new Token(FieldKind.Critic, line.Number, match.Groups["critic"].Value),
                new Token(FieldKind.Publication, line.Number, match.Groups["publication"].Value),
            ];
        }

        return null;
    }

    /// <summary>A score with its scale before or after a name; the name may be anything that is one.</summary>
    public static IReadOnlyList<Token>? WithScore(PageLine line, string text)
    {
        var match = text.Length <= 120 ? ScoreFirst().Match(text) : Match.Empty;
        match = match.Success || text.Length > 120 ? match : ScoreLast().Match(text);
        if (
            !match.Success
            || PageScores.Find(match.Groups["score"].Value) is not { } score
            || InlineFields.Fields(line, match.Groups["name"].Value.Trim(' ', ',', ':', '-', '–', '—', '('))
                is not { } names
        )
        {
            return null;
        }

        var token = new Token(FieldKind.Score, line.Number, score);
        return match.Groups["name"].Index > match.Groups["score"].Index ? [token, .. names] : [.. names, token];
    }

    /// <summary>A score with its scale before a quote, and the quote.</summary>
    public static (Token Score, string Quote)? BeforeQuote(PageLine line, string text) =>
        ScoreThenQuote().Match(text) is { Success: true } match
        && PageScores.Find(match.Groups["score"].Value) is { } score
            ? (new Token(FieldKind.Score, line.Number, score), match.Groups["quote"].Value)
            : null;

    private const string Scaled =
        @"(?<score>[0-9]{1,3}([.,][0-9]{1,2}|½)?\s*"
        + @"(/\s*[0-9]{1,3}|%|(out of|von|sur|su|sobre|de|of|(ud )?af|av)\s+[0-9]{1,3})(\s*-?\s*"
        + StarRow.Word
        + @"\b)?|([★⭐♥❤✭]\uFE0F?){1,10}½?([☆♡✩]\uFE0F?){0,10}|([☆♡✩]\uFE0F?){3,10}"
        + @"|[0-9]([.,][0-9]|½|\s1/2)?\s*"
        + StarRow.Word
        + ")";

    [GeneratedRegex(
        "^" + Scaled + @"\s*(?<name>[^\s/.,].*)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ScoreFirst();

    [GeneratedRegex(
        @"^(?<name>.*[^\s0-9,.])[\s:]+" + Scaled + "$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ScoreLast();

    [GeneratedRegex(
        "^" + Scaled + @"([.:]\s+|\s+[–—-]\s+|\s+(?=[“”""«„「『]))(?<quote>\S.*\p{L}.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex ScoreThenQuote();

    [GeneratedRegex(
        @"^(?<critic>\S+( \S+){1,3}) (of|for|from|at|in|du|de|der|von der|vom|de la|del|dal"
            + @"|fra) (the )?(?<publication>\p{Lu}.+)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex JoinedForm();
}
