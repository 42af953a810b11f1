using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Leaves out the parts of a page that are not critics' reviews: what users wrote, other films, comments.
/// </summary>
internal static partial class PageSections
{
    private const int LongestHeading = 60;

    public static bool IsHeading(string line) => IsCritics(line) || IsOther(line);

    /// <summary>Notices that no review contains, such as one on cookies.</summary>
    public static bool IsNotice(string line) => line.Length <= 400 && NoticeForm().IsMatch(line);

    public static IReadOnlyList<PageLine> Keep(IReadOnlyList<PageLine> lines, List<Problem> problems)
    {
        var kept = new List<PageLine>(lines.Count);
        PageLine? other = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var isHeading = lines[i].Hint is null && IsHeading(lines[i].Text) && !IsInMenu(lines, i);
            if (isHeading && IsCritics(lines[i].Text))
            {
                Report(other, lines[i].Number - 1, problems);
                other = null;
            }
            else if (isHeading)
            {
                other ??= lines[i];
            }

            if (other is null)
            {
                kept.Add(lines[i]);
            }
        }

        Report(other, lines.Count == 0 ? 0 : lines[^1].Number, problems);
        return kept;
    }

    private static void Report(PageLine? heading, int last, List<Problem> problems)
    {
        if (heading is not null)
        {
            problems.Add(
                Problem.Warning(
                    heading.Number,
                    Problem.Excerpt(heading.Text),
                    $"a section without critics' reviews; lines {heading.Number} to "
                        + $"{Math.Max(heading.Number, last)} were left out"
                ) with
                {
                    UnusedUntil = Math.Max(heading.Number, last),
                }
            );
        }
    }

    /// <summary>A heading next to another is a menu entry.</summary>
    private static bool IsInMenu(IReadOnlyList<PageLine> lines, int i) =>
        (i + 1 < lines.Count && IsMenuEntry(lines[i + 1].Text)) || (i > 0 && IsMenuEntry(lines[i - 1].Text));

    private static bool IsMenuEntry(string line) =>
        line.Length <= LongestHeading && (IsHeading(line) || MenuForm().IsMatch(line));

    public static bool IsCritics(string line) => line.Length <= LongestHeading && CriticsForm().IsMatch(line);

    private static bool IsOther(string line) => line.Length <= LongestHeading && OtherForm().IsMatch(line);

    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Count = @"\s*(\(?[0-9.,]{1,7}\)?)?\s*:?$";

    [GeneratedRegex(
        @"^((all |top )?critics?'?’?s? ?(reviews|consensus)?|reviews (by|from) critics|press reviews"
            + @"|what the critics sa(y|id)|critiques? (de la )?presse|la presse|revue de presse|pressestimmen"
            + @"|presse|kritiken( der presse)?|pressekritiken|das sagen die kritiker|críticas?( de (la )?prensa"
            + @"| de (los )?medios| profesionales)?|la prensa|(presse)?anmeldelser|anmeldernes dom|recensioni"
            + @"( della stampa| della critica)?|la critica|recensies( in de pers)?|recensioner|批評家レビュー|批評家の評価|メディアレビュー)"
            + Count,
        Options
    )]
    private static partial Regex CriticsForm();

    [GeneratedRegex(
        @"^((all |latest |featured |top |recent )?(user|audience|viewer|fan|member|reader|customer"
            + @"|community)s?'?’?s? ?(reviews?|opinions?|comments?)|(leave a |post a )?(comments?|reply)"
            + @"|[0-9]+ comments|discussions?|critiques? (des )?(spectateurs?|membres|internautes)|avis (des )?"
            + @"(spectateurs|membres|internautes|lecteurs)|commentaires|(user|nutzer|zuschauer|leser|community"
            + @"|mitglieder)[- ]?(kritiken|meinungen|rezensionen|bewertungen|stimmen|kommentare)|kommentarer?e?"
            + @"|críticas? de (los )?(usuarios|espectadores|lectores)|opiniones( de (los )?(usuarios|espectadores))?"
            + @"|(reseñas|comentarios)( de (los )?usuarios)?|bruger(nes )?anmeldelser|læser(nes )?anmeldelser"
            + @"|brugernes mening|(recensioni|opinioni|commenti|voti)( (degli utenti|del pubblico|dei lettori))"
            + @"|commenti|gebruikersrecensies|reacties|användarrecensioner|ユーザーレビュー|みんなのレビュー|コメント|観客の声"
            + @"|(related|similar|recommended)( (movies|films|titles|articles|news|content))?|you (may|might) also like"
            + @"|more like this|people also (liked|watched)|films similaires|vous aimerez aussi|ähnliche filme"
            + @"|das könnte (dir|sie|ihnen) auch gefallen|películas (similares|relacionadas)|también te puede (gustar"
            + @"|interesar)|lignende film|film simili|potrebbe interessarti|関連作品|latest news|movie news|news"
            + @"|trailers?( & clips)?|videos?|box office|now in theaters|coming soon|(cast( (&|and) crew)?))"
            + Count,
        Options
    )]
    private static partial Regex OtherForm();

    [GeneratedRegex(
        @"^(home|movies|films?|tv( shows)?|series|games|music|news|sign in|log in|register|menu|search|summary"
            + @"|overview|details|synopsis|cast.*|photos?|images?|showtimes|tickets|awards|streaming|accueil|cinéma"
            + @"|séances|bande-annonce|casting|startseite|kino|besetzung|bilder|inicio|cartelera|reparto|fotos"
            + @"|forside|biografer|medvirkende|programmazione|ホーム|作品情報|予告編|about|contact|help|all|quotes|trivia|faq"
            + @"|soundtrack)$",
        Options
    )]
    private static partial Regex MenuForm();

    [GeneratedRegex(
        @"\bcookies?\b|privacy (policy|settings|notice)|terms (of (use|service)|and conditions)|all rights reserved|©"
            + @"|newsletter|datenschutz|mentions légales|aviso legal|privatlivspolitik|subscribe (now|to)|sign up for"
            + @"|javascript",
        Options
    )]
    private static partial Regex NoticeForm();
}
