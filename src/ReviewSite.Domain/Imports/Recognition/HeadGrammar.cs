using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>The forms that the head of a page of reviews takes.</summary>
internal static partial class HeadGrammar
{
    private const int LongestLine = 150;

    /// <summary>
    /// "Generally favorable reviews - based on 11 Critics", "14 Critic Reviews", "basé sur 14 critiques".
    /// </summary>
    public static bool TryCount(string line, out string? phrase, out int critics)
    {
        var match = Match(CountForm(), line);
        phrase = match.Groups["phrase"].Value.Trim(' ', '-', '–', '—', ':', '|', ',', '·')
            is { Length: > 2 and <= PublishedSummary.LongestVerdict } found
            ? found
            : null;
        return TryNumber(match.Groups["n"].Value, out critics);
    }

    public static bool IsOfUsers(string line) => line.Length <= LongestLine && UserForm().IsMatch(line);

    public static bool IsVerdict(string line) =>
        line.Length <= PublishedSummary.LongestVerdict && VerdictForm().IsMatch(line);

    /// <summary>"Metascore", with or without the score: "Metascore: 72", "83% Tomatometer".</summary>
    public static bool TryScoreLabel(string line, out int? score)
    {
        var match = Match(ScoreLabelForm(), line);
        var text = match.Groups["n"].Success ? match.Groups["n"].Value : match.Groups["after"].Value;
        score = Score(text);
        return match.Success;
    }

    /// <summary>A number from 0 to 100 alone on a line, or with a percent sign or "/100".</summary>
    public static int? Score(string line) =>
        line.Length <= 10
        && NumberForm().Match(line) is { Success: true } match
        && int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is var score and <= Scores.Score.Highest
            ? score
            : null;

    /// <summary>"Positive: 10 (71%)", "Positive: 9 out of 11", "10 positive reviews".</summary>
    public static bool TryBand(string line, out Reception band, out int count)
    {
        var match = Match(BandForm(), line);
        band = BandOf(match.Groups["band"].Value) ?? default;
        return TryNumber(match.Groups["n"].Value, out count);
    }

    /// <summary>"Positive", "Positive reviews:", "71% Positive": the count is on the next line.</summary>
    public static Reception? BandLabel(string line) =>
        Match(BandLabelForm(), line) is { Success: true } match ? BandOf(match.Groups["band"].Value) : null;

    /// <summary>"3 out of 4", "10 Reviews", "10 (71%)", "10".</summary>
    public static bool TryBandCount(string line, out int count) =>
        TryNumber(Match(BandCountForm(), line).Groups["n"].Value, out count);

    private static Match Match(Regex form, string line) =>
        line.Length <= LongestLine ? form.Match(line) : System.Text.RegularExpressions.Match.Empty;

    private static Reception? BandOf(string word) =>
        word.Length == 0
            ? null
            : char.ToLowerInvariant(word[0]) switch
            {
                'p' or '好' or '肯' => Reception.Positive,
                'n' or '否' => Reception.Negative,
                _ => Reception.Mixed,
            };

    private static bool TryNumber(string digits, out int number) =>
        int.TryParse(
            digits.Replace(",", "").Replace(".", ""),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out number
        )
        && number <= PublishedSummary.MostCritics;

    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string CriticsWord =
        @"(critics?'?( reviews?| ratings?)?|reviews?|critiques?( presse)?|kritike(n|r)|pressekritiken|pressestimmen"
        + @"|críticas?|reseñas?|anmeldelser|anmeldere?|recensioni|critiche|recensies|recensioner|件のレビュー|件)";

    private const string BandWord =
        "(?<band>positive?s?|positiv[eao]?s?|positif|mixed|neutral|mitigée?s?|mixtas?|gemischt|blande(t|de)|mist[ei]"
        + "|negative?s?|negativ[eao]?s?|négati(f|ve)s?|好評|賛否両論|否定的|肯定的)";

    [GeneratedRegex(
        @"^(?<phrase>.{0,100}?)\W*(based on|basée? sur|auf (der )?basis von|basierend auf|aus"
            + @"|basado en|baseret på|basato su|gebaseerd op|baserat på|from|total( count)?:"
            + @"|reviews counted:)\s*:?\s*(?<n>[0-9][0-9.,]{0,7})(\s*"
            + CriticsWord
            + @")?\.?$|^(?<n>[0-9][0-9.,]{0,7})\s*"
            + CriticsWord
            + @"\.?$|^(critic reviews|reviews|kritiken|critiques|críticas|anmeldelser"
            + @"|recensioni)\s*[(:]\s*(?<n>[0-9]{1,6})\)?$",
        Options
    )]
    private static partial Regex CountForm();

    [GeneratedRegex(
        @"\b(users?|audience|viewers?|members?|spectateurs?|zuschauer|nutzer|leser|usuarios?|espectadores|utenti"
            + @"|pubblico|brugere?|publikum|lezers)\b|ユーザー|観客",
        Options
    )]
    private static partial Regex UserForm();

    [GeneratedRegex(
        @"^(universal acclaim|generally (un)?favou?rable( reviews)?|mixed (or|to) average( reviews)?|mixed reviews"
            + @"|overwhelming dislike|critical acclaim|(very |mostly |overwhelmingly )?(positive|negative) reviews)$",
        Options
    )]
    private static partial Regex VerdictForm();

    [GeneratedRegex(
        @"^((metascore|tomatometer|meta score|critics?'? score|critic rating|overall score"
            + @"|average score|pressenote|kritikerscore)\s*[:®]?\s*(?<n>[0-9]{1,3}\s*(%|/\s*100)?)?"
            + @"|(?<after>[0-9]{1,3}\s*(%|/\s*100)?)\s*(metascore|tomatometer))$",
        Options
    )]
    private static partial Regex ScoreLabelForm();

    [GeneratedRegex(@"^(?<n>[0-9]{1,3})\s*(%|/\s*100)?$", Options)]
    private static partial Regex NumberForm();

    [GeneratedRegex(
        "^([0-9]{1,2}[.)]\\s*)?("
            + BandWord
            + @"(\s+(reviews|ratings|critiques|kritiken|críticas|anmeldelser|recensioni))?\s*[:：]?\s*\(?"
            + @"(?<n>[0-9]{1,6})\)?(\s*(out of|of|/)\s*[0-9]{1,6})?(\s*\(?[0-9]{1,3}([.,][0-9])?\s*%\)?)?"
            + @"|(?<n>[0-9]{1,6})\s+"
            + BandWord
            + @"(\s+reviews?)?)$",
        Options
    )]
    private static partial Regex BandForm();

    [GeneratedRegex(
        @"^([0-9]{1,3}\s*%\s*)?" + BandWord + @"(\s+(reviews|ratings))?\s*[:：]?(\s*\(?[0-9]{1,3}\s*%\)?)?$",
        Options
    )]
    private static partial Regex BandLabelForm();

    [GeneratedRegex(
        @"^(?<n>[0-9]{1,6})(\s*(out of|of|/|von|sur|de|ud af|su)\s*[0-9]{1,6}|\s*(reviews?|ratings?|critiques?"
            + @"|kritiken|críticas|anmeldelser|recensioni))?(\s*\(?[0-9]{1,3}\s*%\)?)?$",
        Options
    )]
    private static partial Regex BandCountForm();
}
