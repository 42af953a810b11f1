using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

/// <summary>Finds the films that an editor typed, a line each, and says what is wrong where.</summary>
/// <param name="kept">The films of the collection so far, which may stay even where they are not on the site.</param>
internal sealed class CollectionReader(ReviewSiteDb db, ModelStateDictionary errors, IReadOnlyCollection<int> kept)
{
    private const string FilmsField = "Input.Films";
    private const int MostReported = 20;

    private readonly FilmLookup _lookup = new(db);
    private readonly Dictionary<int, int> _lines = [];
    private readonly List<string> _problems = [];
    private readonly List<(string? Title, List<int> Films)> _sections = [(null, [])];

    /// <returns>None where something is wrong.</returns>
    public async Task<CollectionContent?> ReadAsync(CollectionInput input, CancellationToken cancellation)
    {
        var title = PlainText.Line(input.Title);
        if (title is null || SearchKey.IsBlank(title))
        {
            errors.AddModelError("Input.Title", "Enter a title with visible characters.");
        }

        var slug = input.SlugOrUsual;
        AddressErrors.Add(errors, "Input.Slug", slug, "collection");
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
                [
                    .. _sections
                        .Skip(_sections[0].Films.Count == 0 ? 1 : 0)
                        .Select(s => new CollectionSection(s.Title, s.Films)),
                ]
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

        // Whoever pastes a whole book is not made to wait until each of its lines is looked up.
        if (_lines.Count + _problems.Count > CuratedFilms.MostFilms)
        {
            return;
        }

        var found = await FindAsync(line, cancellation);
        if (found is not [var film])
        {
            AddProblem(
                number,
                found.Count == 0 ? FilmLookup.Unknown(line) : FilmLookup.Several(line, found.Select(f => f.Slug))
            );
        }
        else if (!_lines.TryAdd(film.Id, number))
        {
            AddProblem(number, $"“{line}” is listed already, on line {_lines[film.Id]}. Remove one of them.");
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
            AddProblem(number, $"enter the title of the section after “{FilmLines.Heading}”.");
        }
        else if (title.Length > CuratedFilms.LongestTitle)
        {
            AddProblem(number, $"the title of a section can have at most {CuratedFilms.LongestTitle} characters.");
        }

        _sections.Add((title, []));
    }

    private async Task<IReadOnlyList<FoundFilm>> FindAsync(string line, CancellationToken cancellation) =>
        await _lookup.FindAsync(line, cancellation) is { Count: > 0 } found
            ? found
            : await db
                .Films.IgnoreQueryFilters()
                .Where(f => f.Slug == line && kept.Contains(f.Id))
                .Select(f => new FoundFilm(f.Id, f.Slug))
                .ToListAsync(cancellation);

    private void AddProblem(int line, string sentence) =>
        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {sentence}"));

    private void ReportProblems()
    {
        var sentences = _problems.Take(MostReported).ToList();
        if (_problems.Count > MostReported)
        {
            sentences.Add(
                $"{Phrases.Count(_problems.Count - MostReported, "more line has", "more lines have")} a problem."
            );
        }

        if (_lines.Count + _problems.Count > CuratedFilms.MostFilms)
        {
            sentences.Add($"A collection can have at most {CuratedFilms.MostFilms} films.");
        }

        if (_sections.Count > CuratedFilms.MostSections)
        {
            sentences.Add($"A collection can have at most {CuratedFilms.MostSections} sections.");
        }

        if (_lines.Count + _problems.Count == 0)
        {
            sentences.Add("Enter at least one film.");
        }

        foreach (var sentence in sentences)
        {
            errors.AddModelError(FilmsField, sentence);
        }
    }
}
