using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

/// <summary>Finds the films and names that an editor typed, one per line, and reports problems by line.</summary>
/// <param name="kept">The grid as it is stored. Its films may stay even if they are not on the site.</param>
internal sealed class GridReader(ReviewSiteDb db, ModelStateDictionary errors, SavedGridContent? kept = null)
{
    private const string FilmsField = "Input.Films";
    private const string WhoField = "Input.Who";

    private readonly FilmLookup _films = new(
        db,
        kept is { Films: var films } ? db.Films.IgnoreQueryFilters().Where(f => films.Contains(f.Slug)) : null
    );

    /// <returns><c>null</c> if something is wrong.</returns>
    public async Task<SavedGridContent?> ReadAsync(GridInput input, CancellationToken cancellation)
    {
        var (title, slug) = input.ReadName(errors, "grid");
        var by = GridChoice.Kinds.GetValueOrDefault(input.By ?? "") ?? ContributorKind.Critics;
        var films = await ReadLinesAsync(
            FilmsField,
            input.Films,
            (GridChoice.MostFilms, "films"),
            FilmAsync,
            cancellation
        );
        var who = await ReadLinesAsync(
            WhoField,
            input.Who,
            (GridChoice.MostColumns, by.Plural),
            (line, stop) => NameAsync(by, line, stop),
            cancellation
        );
        if (films.Count == 0 && errors.Invalid(FilmsField) is null)
        {
            errors.AddModelError(FilmsField, "Enter at least one film.");
        }

        var rule = input.Rule;
        return errors.IsValid
            ? new SavedGridContent(
                slug,
                title!,
                by.Plural,
                films,
                who,
                rule.Scale.Top,
                rule.Order.Key,
                rule.Decimals,
                rule.Rounding.Key
            )
            {
                IsInWords = rule.Scale.Words is not null,
            }
            : null;
    }

    /// <param name="find">The slugs of what a line may mean.</param>
    private async Task<IReadOnlyList<string>> ReadLinesAsync(
        string field,
        string? text,
        (int Count, string Noun) most,
        Func<string, CancellationToken, Task<(IReadOnlyList<string> Slugs, string Unknown)>> find,
        CancellationToken cancellation
    )
    {
        var (slugs, lookedUp, problems) = (new List<string>(), new HashSet<string>(), new LineProblems());
        foreach (var (index, line) in (text ?? "").Split('\n').Index())
        {
            // If someone pastes a whole book, its lines are not all looked up.
            if (
                PlainText.Line(line) is not { } typed
                || slugs.Count + problems.Count > most.Count
                || !lookedUp.Add(typed)
            )
            {
                continue;
            }

            var (found, unknown) = await find(typed, cancellation);
            if (found is not [var one])
            {
                problems.Add(index + 1, found.Count == 0 ? unknown : FilmLookup.Several(typed, found));
            }
            else if (!slugs.Contains(one))
            {
                slugs.Add(one);
            }
        }

        problems.Report(errors, field);
        if (slugs.Count + problems.Count > most.Count)
        {
            errors.AddModelError(field, $"A grid can have at most {most.Count} {most.Noun}.");
        }

        return slugs;
    }

    private async Task<(IReadOnlyList<string> Slugs, string Unknown)> FilmAsync(
        string line,
        CancellationToken cancellation
    )
    {
        var found = await _films.FindAsync(line, cancellation);
        return ([.. found.Select(f => f.Slug)], FilmLookup.Unknown(line));
    }

    private async Task<(IReadOnlyList<string> Slugs, string Unknown)> NameAsync(
        ContributorKind by,
        string line,
        CancellationToken cancellation
    )
    {
        var key = SearchKey.Of(line);
        var isKept = kept?.By == by.Plural && kept.Contributors.Contains(line);
        var slug = TypedSlug.Of(line, by.Plural);
        var found = await by.Of(db)
            .Where(w => w.NameKey == key || w.Slug == slug)
            .OrderByDescending(w => isKept ? w.Slug == line : w.NameKey == key)
            .Select(w => w.Slug)
            .Take(1)
            .ToListAsync(cancellation);
        if (found.Count == 0 && await by.FindBySlugOrMovedAsync(db, slug, cancellation) is { } moved)
        {
            found.Add(moved.Slug);
        }

        return (
            found,
            $"there is no {by.Singular} {Problem.Excerpt(line)}. Enter a name as on the {by.Singular}'s page."
        );
    }
}
