using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Polls;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Lists;

/// <summary>Critics' lists as text: "# Ann Smith", then a film per line, such as "1. Pusher (1996)".</summary>
internal static partial class PollText
{
    /// <summary>A line's rank, if it has one, and its film: "2. Pusher", "2= Pusher", "- Pusher".</summary>
    public static (int? Rank, string Film) EntryOf(string line) =>
        Ranked().Match(line) is { Success: true } ranked
            ? (int.Parse(ranked.Groups["rank"].ValueSpan, CultureInfo.InvariantCulture), ranked.Groups["film"].Value)
            : (null, Bulleted().Match(line).Groups["film"].Value);

    public static async Task<string> OfAsync(
        ReviewSiteDb db,
        IReadOnlyList<Ballot> ballots,
        CancellationToken cancellation
    )
    {
        var ids = ballots.SelectMany(b => b.Entries).Select(e => e.Film).Distinct().ToList();
        var lines = await FilmLines.OfAsync(db, ids, cancellation);
        return string.Join("\n\n", ballots.Select(b => TextOf(b, lines)));
    }

    private static string TextOf(Ballot ballot, IReadOnlyDictionary<int, string> lines) =>
        string.Join(
            '\n',
            ballot
                .Entries.Where(e => lines.ContainsKey(e.Film))
                .Select(e =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(e.Rank is { } rank ? $"{rank}. " : "- ")}{lines[e.Film]}"
                    )
                )
                .Prepend($"{FilmLines.Heading} {ballot.By}")
        );

    [GeneratedRegex(@"^=?(?<rank>[0-9]{1,3})(=?[.)]|=)\s+(?<film>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ranked();

    [GeneratedRegex(@"^([-•*]\s+)?(?<film>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bulleted();
}
