using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Splits lines into fields, each line on its own; only a label may refer to the next line.</summary>
internal sealed partial class LineTokenizer
{
    private const int ShortestAfterDash = 60;

    private FieldKind? _pending;
    private bool _areDashesBullets;

    public static List<Token> Tokenize(IEnumerable<PageLine> lines, CancellationToken stop)
    {
        var all = lines.ToList();
        var dashes = all.Count(l => l.Text.Length > 1 && l.Text[0] is '-' or '–' or '—' && l.Text[1] == ' ');
        var tokenizer = new LineTokenizer { _areDashesBullets = dashes > all.Count / 2 };
        var unmarked = all.ConvertAll(tokenizer.WithoutBullet);
        var forms = OneLineReviews.FormsOf(unmarked);
        var read = new List<(PageLine, IReadOnlyList<Token>)>(all.Count);
        foreach (var (line, form) in unmarked.Zip(forms))
        {
            stop.ThrowIfCancellationRequested();
            read.Add((line, [.. tokenizer.Read(line, form)]));
        }

        return OneLineReviews.Separate(forms, read);
    }

    private IEnumerable<Token> Read(PageLine line, LineForm form)
    {
        var hint = line.Hint ?? _pending;
        _pending = null;
        if (line.Text.Length == 0)
        {
            return [];
        }

        var tokens = hint is { } kind && Hinted(line, kind) is { } hinted ? hinted : Unhinted(line, form);
        return tokens.Select(
            (t, i) =>
                t with
                {
                    StartsBlock = i == 0 && line.StartsBlock,
                    FollowsGap = i == 0 && line.FollowsGap,
                    Url = line.Url,
                }
        );
    }

    private IReadOnlyList<Token> Unhinted(PageLine line, LineForm form)
    {
        if (PagePhrases.IsNoise(line.Text))
        {
            return [new Token(FieldKind.Noise, line.Number, line.Text)];
        }

        if (PageSections.IsHeading(line.Text) || PageSections.IsNotice(line.Text))
        {
            return [new Token(FieldKind.Boundary, line.Number, line.Text)];
        }

        if (PagePhrases.Label(line.Text, out var rest) is { } label)
        {
            if (rest.Length == 0)
            {
                _pending = label;
                return [];
            }

            if (Hinted(line, label, rest) is { } labelled)
            {
                return labelled;
            }
        }

        if (InlineField.Single(line, line.Text) is { Kind: not FieldKind.Name } single)
        {
            return [single];
        }

        if (ByNames(line) is { } names)
        {
            return names;
        }

        return (form == LineForm.QuoteFirst ? OneLineReviews.QuoteFirst(line) : null)
            ?? InlineField.WithScore(line, line.Text)
            ?? InlineFields.Split(line)
            ?? [Rest(line)];
    }

    /// <summary>"By A. O. Scott, The New York Times", "By Ann Critic on 15 July 2013".</summary>
    private static IReadOnlyList<Token>? ByNames(PageLine line) =>
        PagePhrases.AfterByline(line.Text) is { } by
        && InlineFields.Fields(line, by) is { } fields
        && fields[0].Kind is FieldKind.Name or FieldKind.Critic
            ? [fields[0] with { Kind = FieldKind.Critic, IsCertain = true }, .. fields.Skip(1)]
            : null;

    private static IReadOnlyList<Token>? Hinted(PageLine line, FieldKind kind, string? value = null)
    {
        var text = value ?? line.Text;
        if (
            kind is FieldKind.Critic or FieldKind.Publication or FieldKind.Name
            && InlineFields.Fields(line, text) is { Count: > 1 } several
            && several.Count(t => t.Kind is FieldKind.Name or FieldKind.Critic) <= 2
        )
        {
            return several;
        }

        return InlineField.Labelled(line, kind, text) is { } token ? [token] : null;
    }

    private static Token Rest(PageLine line)
    {
        var kind =
            Names.IsNameLike(line.Text) ? FieldKind.Name
            : IsQuote(line.Text) ? FieldKind.Quote
            : FieldKind.Other;
        return new Token(kind, line.Number, kind == FieldKind.Quote ? PagePhrases.WithoutLink(line.Text) : line.Text);
    }

    private static bool IsQuote(string text) =>
        !text.Contains(" > ", StringComparison.Ordinal)
        && (
            InlineFields.IsProse(text)
            || (text.Length > 3 && text[^1] is '.' or '!' or '…' or '。' or '！' or '？' or '”' or '"' or '»' or '」')
        );

    private PageLine WithoutBullet(PageLine line)
    {
        var match = line.Hint is null && !PageDates.TryRead(line.Text, out _) ? Bullet().Match(line.Text) : Match.Empty;
        var rest = line.Text[match.Length..].Trim();

        // A dash before a short text usually introduces the writer of the quote above it.
        var isBullet =
            match.Success && (_areDashesBullets || !match.Groups["dash"].Success || rest.Length > ShortestAfterDash);
        return match.Success ? line with { Text = rest, StartsBlock = line.StartsBlock || isBullet } : line;
    }

    [GeneratedRegex(
        @"^((?<dash>[–—―-])\s*(?=\p{L})|[•·‣▪●○◦➤►*–—-]\s+|・|[0-9]{1,3}[.)]\s+(?=\S{2}))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Bullet();
}
