using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

/// <summary>Finds the films that an editor typed, one per line, and reports problems by line.</summary>
/// <param name="kept">The films that are listed already.</param>
internal sealed class CollectionReader(ReviewSiteDb db, ModelStateDictionary errors, IQueryable<Film>? kept = null)
{
    private const string FilmsField = "Input.Films";

    private readonly FilmLookup _lookup = new(db, kept);
    private readonly Dictionary<int, int> _lines = [];
    private readonly LineProblems _problems = new();
    private readonly List<(string? Title, List<int> Films)> _sections = [(null, [])];

    /// <summary>Without the one before the first heading, if no film stands there.</summary>
    private IEnumerable<(string? Title, List<int> Films)> Sections =>
        _sections.Skip(_sections[0].Films.Count == 0 ? 1 : 0);

    /// <returns><c>null</c> if something is wrong.</returns>
    public async Task<CollectionContent?> ReadAsync(CollectionInput input, CancellationToken cancellation)
    {
        var (title, slug) = input.ReadName(errors, "collection");
        foreach (var (index, line) in (input.Films ?? "").Split('\n').Index())
        {
            if (PlainText.Line(line) is { } typed)
            {
                await ReadLineAsync(index + 1, typed, cancellation);
            }
        }

        ReportProblems();
        return errors.IsValid
            ? new CollectionContent(
                slug,
                title!,
                PlainText.Paragraphs(input.Description),
                [.. Sections.Select(s => new CollectionSection(s.Title, s.Films))]
            )
            : null;
    }

    private async Task ReadLineAsync(int number, string line, CancellationToken cancellation)
    {
        if (FilmLines.IsHeading(line))
        {
            ReadHeading(number, line[1..].Trim());
            return;
        }

        // If someone pastes a whole book, its lines are not all looked up.
        if (_lines.Count + _problems.Count > CuratedFilms.MostFilms)
        {
            return;
        }

        var found = await _lookup.FindAsync(line, cancellation);
        if (found is not [var film])
        {
            _problems.Add(number, FilmLookup.Problem(line, found));
        }
        else if (!_lines.TryAdd(film.Id, number))
        {
            _problems.Add(
                number,
                $"{Problem.Excerpt(line)} is already listed on line {_lines[film.Id]}. Remove one of them."
            );
        }
        else
        {
            _sections[^1].Films.Add(film.Id);
        }
    }

    private void ReadHeading(int number, string title)
    {
        if (title.Length == 0 || SearchKey.IsBlank(title))
        {
            _problems.Add(number, $"enter the title of the section after “{FilmLines.Heading}”.");
        }
        else if (title.Length > ICuratedPage.LongestTitle)
        {
            _problems.Add(number, $"the title of a section can have at most {ICuratedPage.LongestTitle} characters.");
        }

        _sections.Add((title, []));
    }

    private void ReportProblems()
    {
        _problems.Report(errors, FilmsField);
        if (_lines.Count + _problems.Count > CuratedFilms.MostFilms)
        {
            errors.AddModelError(FilmsField, $"A collection can have at most {CuratedFilms.MostFilms} films.");
        }

        if (Sections.Count() > CuratedFilms.MostSections)
        {
            errors.AddModelError(FilmsField, $"A collection can have at most {CuratedFilms.MostSections} sections.");
        }

        if (_lines.Count + _problems.Count == 0)
        {
            errors.AddModelError(FilmsField, "Enter at least one film.");
        }
    }
}
