using ReviewSite.Domain.Polls;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store.Entities;

/// <summary>Critics' lists of one kind, such as those of the best films of a year, to be added up.</summary>
public sealed class Poll : ICuratedPage<Poll, PollContent>
{
    public const int MostBallots = 500;

    /// <summary>In all lists together.</summary>
    public const int MostEntries = 5_000;

    static string ICuratedPage.Kind => "Poll";

    static string ICuratedPage.Path => "/lists";

    private Poll() { }

    public Poll(PollContent content) => Correct(content);

    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Paragraphs with an empty line between them.</summary>
    public string? Description { get; private set; }

    /// <summary>In the order in which they were entered.</summary>
    public IReadOnlyList<Ballot> Ballots { get; private set; } = [];

    /// <summary>Each film on a list, once.</summary>
    public IEnumerable<int> Films => Ballots.SelectMany(b => b.Entries).Select(e => e.Film).Distinct();

    public bool IsWithdrawn { get; private set; }

    public int Version { get; private set; }

    static Poll ICuratedPage<Poll, PollContent>.Of(PollContent content) => new(content);

    public void Correct(PollContent content) =>
        (Slug, Title, Description, Ballots) = (content.Slug, content.Title, content.Description, content.Ballots);

    /// <summary>Merges two films. In a list with both, the higher rank counts.</summary>
    public void Merge(int film, int into)
    {
        if (Films.Contains(film))
        {
            Ballots =
            [
                .. Ballots.Select(b =>
                    b with
                    {
                        Entries =
                        [
                            .. b
                                .Entries.Select(e => e.Film == film ? e with { Film = into } : e)
                                .GroupBy(e => e.Film)
                                .Select(same => same.MinBy(e => e.Rank)!),
                        ],
                    }
                ),
            ];
        }
    }

    /// <summary>
    /// A critic has another name. A list stays as it is if someone else's is signed with the new name already.
    /// </summary>
    public void Rename(string criticKey, string name)
    {
        var taken = Ballots.Where(b => b.CriticKey != criticKey).Select(b => SearchKey.Of(b.By)).ToHashSet();
        Ballots =
        [
            .. Ballots.Select(b =>
                b.CriticKey == criticKey && b.Renamed(name) is { } renamed && taken.Add(SearchKey.Of(renamed.By))
                    ? renamed
                    : b
            ),
        ];
    }

    public void Withdraw() => IsWithdrawn = true;
}

/// <inheritdoc cref="Poll"/>
public sealed record PollContent(string Slug, string Title, string? Description, IReadOnlyList<Ballot> Ballots)
    : ICuratedContent;
