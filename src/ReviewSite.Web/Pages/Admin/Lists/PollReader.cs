using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Polls;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Lists;

/// <summary>Reads critics' lists as an editor typed them, and reports problems by line.</summary>
/// <param name="kept">The films that are listed already.</param>
internal sealed class PollReader(ReviewSiteDb db, ModelStateDictionary errors, IQueryable<Film>? kept = null)
{
    private const string ListsField = "Input.Lists";

    private readonly FilmLookup _lookup = new(db, kept);
    private readonly LineProblems _problems = new();
    private readonly Dictionary<string, IReadOnlyList<FoundFilm>> _found = [];
    private readonly Dictionary<string, int> _names = [];
    private readonly List<ListRead> _lists = [];
    private int _entries;

    /// <returns><c>null</c> if something is wrong.</returns>
    public async Task<PollContent?> ReadAsync(PollInput input, CancellationToken cancellation)
    {
        var (title, slug) = input.ReadName(errors, "poll");
        foreach (var (index, line) in (input.Lists ?? "").Split('\n').Index())
        {
            if (PlainText.Line(line) is { } typed)
            {
                await ReadLineAsync(index + 1, typed, cancellation);
            }
        }

        CheckLists();
        _problems.Report(errors, ListsField);
        return errors.IsValid
            ? new PollContent(
                slug,
                title!,
                PlainText.Paragraphs(input.Description),
                [.. _lists.Select(l => new Ballot(l.By, [.. l.Entries.Select(e => e.Entry)]))]
            )
            : null;
    }

    private async Task ReadLineAsync(int number, string line, CancellationToken cancellation)
    {
        if (FilmLines.IsHeading(line))
        {
            ReadHeading(number, line[1..].Trim());
        }
        else if (_lists.Count == 0)
        {
            _problems.Add(
                number,
                $"begin each list with “{FilmLines.Heading}” and whose it is, such as “{FilmLines.Heading} Ann Smith”."
            );
            _lists.Add(new ListRead(number, "", []));
        }
        else if (++_entries <= Poll.MostEntries)
        {
            await ReadEntryAsync(number, line, cancellation);
        }
    }

    private void ReadHeading(int number, string by)
    {
        if (SearchKey.IsBlank(by))
        {
            _problems.Add(number, $"enter after “{FilmLines.Heading}” whose list it is.");
        }
        else if (by.Length > Ballot.LongestName)
        {
            _problems.Add(number, $"a name can have at most {Ballot.LongestName} characters.");
        }
        else if (!_names.TryAdd(SearchKey.Of(by), number))
        {
            _problems.Add(number, $"“{by}” already has a list, on line {_names[SearchKey.Of(by)]}.");
        }

        _lists.Add(new ListRead(number, by, []));
    }

    private async Task ReadEntryAsync(int number, string line, CancellationToken cancellation)
    {
        var entries = _lists[^1].Entries;
        var (rank, typed) = PollText.EntryOf(line);
        var found = await FindAsync(typed, cancellation);
        if (rank == 0)
        {
            _problems.Add(number, "ranks begin with 1.");
        }
        else if (found is not [var film])
        {
            _problems.Add(number, FilmLookup.Problem(typed, found));
        }
        else if (entries.Find(e => e.Entry.Film == film.Id) is { Line: > 0 } same)
        {
            _problems.Add(number, $"“{typed}” is already in this list, on line {same.Line}. Remove one of them.");
        }
        else
        {
            entries.Add((number, new BallotEntry(rank, film.Id)));
        }
    }

    /// <summary>Many lists have the same films, so each is looked up once.</summary>
    private async Task<IReadOnlyList<FoundFilm>> FindAsync(string typed, CancellationToken cancellation)
    {
        if (!_found.TryGetValue(typed, out var found))
        {
            found = await _lookup.FindAsync(typed, cancellation);
            _found.Add(typed, found);
        }

        return found;
    }

    private void CheckLists()
    {
        foreach (var (line, by, entries) in _lists.Where(l => l.By.Length > 0))
        {
            if (entries.Count == 0 && _problems.Count == 0)
            {
                _problems.Add(line, $"no film is listed for “{by}”. Enter at least one, or remove the line.");
            }
            else if (entries.Count > Ballot.MostFilms)
            {
                _problems.Add(line, $"a list can have at most {Ballot.MostFilms} films.");
            }
            else if (
                entries.Find(e => e.Entry.Rank is null) is { Line: > 0 } unranked
                && entries.Exists(e => e.Entry.Rank is not null)
            )
            {
                _problems.Add(
                    unranked.Line,
                    $"number all films in the list of “{by}”, such as “1. ”, or none of them. A number that is missing "
                        + "is not guessed."
                );
            }
        }

        if (_entries > Poll.MostEntries || _lists.Count > Poll.MostBallots)
        {
            errors.AddModelError(
                ListsField,
                $"There can be at most {Poll.MostBallots} lists with at most {Poll.MostEntries} films in all."
            );
        }

        if (_lists.Count == 0)
        {
            errors.AddModelError(ListsField, "Enter at least one list.");
        }
    }

    private sealed record ListRead(int Line, string By, List<(int Line, BallotEntry Entry)> Entries);
}
