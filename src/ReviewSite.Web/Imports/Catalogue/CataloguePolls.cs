using ReviewSite.Domain.Polls;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>The critics' lists of a catalogue, as they are staged.</summary>
/// <param name="films">The number of each film by its slug.</param>
internal sealed class CataloguePolls(StagedRows staged, IReadOnlyDictionary<string, int> films)
{
    private readonly HashSet<string> _slugs = [];

    public void Add(CataloguePoll form, CatalogueValidator check)
    {
        var (slug, title) = check.NewPage(form.Slug, form.Title, _slugs);
        check
            .At("lists")
            .Require(
                form.Lists.Count <= Poll.MostBallots && form.Lists.Sum(l => l.Films.Count) <= Poll.MostEntries,
                $"expected at most {Poll.MostBallots} lists with at most {Poll.MostEntries} films in all"
            );
        var names = new HashSet<string>();
        staged.Add(
            new Poll(
                new PollContent(
                    slug,
                    title,
                    check.At("description").Paragraphs(form.Description, ICuratedPage.LongestDescription),
                    [.. form.Lists.Select((l, i) => BallotOf(l, check.At("lists", i), names))]
                )
            )
        );
    }

    private Ballot BallotOf(CatalogueBallot form, CatalogueValidator check, HashSet<string> names)
    {
        var by = check.At("by").Line(form.By, Ballot.LongestName);
        check.At("by").Require(!SearchKey.IsBlank(by), "expected a name with visible characters");
        check.At("by").Require(names.Add(SearchKey.Of(by!)), $"“{by}” appears twice");
        var ranked = form.Films.Count(f => f.Rank is not null);
        check
            .At("films")
            .Require(
                ranked == 0 || ranked == form.Films.Count,
                "either all films of a list have a rank, or none of them"
            );
        var listed = new HashSet<int>();
        return new Ballot(by!, [.. form.Films.Select((f, i) => EntryOf(f, check.At("films", i), listed))]);
    }

    private BallotEntry EntryOf(CatalogueBallotFilm form, CatalogueValidator check, HashSet<int> listed)
    {
        var film = check.At("film").Known(form.Film, films)!.Value;
        check.At("film").Require(listed.Add(film), $"“{form.Film}” appears twice in this list");
        return new BallotEntry(check.At("rank").Within(form.Rank, 1, Ballot.LastRank), film);
    }
}
