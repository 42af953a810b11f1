using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>The films of a catalogue with their reviews, as they are staged.</summary>
internal sealed class CatalogueFilms(StagedRows staged, CatalogueNames names)
{
    private readonly Dictionary<string, int> _films = [];
    private readonly HashSet<string> _redirects = [];
    private readonly HashSet<string> _posters = [];

    /// <summary>The number of each film by its slug.</summary>
    public IReadOnlyDictionary<string, int> Numbers => _films;

    /// <summary>The posters that they show.</summary>
    public IEnumerable<string> Posters => _posters;

    /// <summary>How many there are, without those that are withdrawn.</summary>
    public int Reviews { get; private set; }

    public void Add(CatalogueFilm form, CatalogueValidator check)
    {
        var film = FilmOf(form, check);
        film.TakeOver(check.At("editedFields").Flags(form.EditedFields, never: EditableFilmFields.IsWithdrawn));
        var filmId = staged.Add(film);
        _films.Add(film.Slug, filmId);
        foreach (var (index, redirect) in form.Redirects.Index())
        {
            var slug = check.At("redirects", index).NewSlug(redirect, _redirects.Contains);
            _redirects.Add(slug);
            staged.Add(new FilmRedirect(slug, film), filmId);
        }

        AddReviews(film, filmId, form.Reviews, check);
    }

    private Film FilmOf(CatalogueFilm form, CatalogueValidator check)
    {
        var details = new FilmDetails(
            form.Title,
            form.Year,
            form.Directors,
            form.Countries,
            form.Languages,
            form.RuntimeMinutes
        )
        {
            OriginalTitle = form.OriginalTitle,
            Genres = form.Genres,
            Synopsis = form.Synopsis,
            ImdbId = form.ImdbId,
        }.Cleaned();
        if (details.Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidInputException($"{check.Place}.{problem}");
        }

        var film = new Film(check.At("slug").NewSlug(form.Slug, _films.ContainsKey), details);
        film.ShowPoster(form.Poster);
        if (form.Poster is { } poster)
        {
            _posters.Add(poster);
        }

        return film;
    }

    private void AddReviews(Film film, int filmId, IReadOnlyList<CatalogueReview> reviews, CatalogueValidator check)
    {
        var positions = new HashSet<int>();
        foreach (var (index, form) in reviews.Index())
        {
            var at = check.At("reviews", index);
            at.Require(form is not null, "expected a review");
            at.At("position")
                .Require(positions.Add(form!.Position), $"position {form.Position} appears twice in this film");
            AddReview(film, filmId, form, at);
        }
    }

    private void AddReview(Film film, int filmId, CatalogueReview form, CatalogueValidator at)
    {
        at.At("position").Within(form.Position, 1, int.MaxValue);
        at.At("credit")
            .Require(
                form.Critic is null || form.Credit is null,
                "a review with a critic has no credit line; one of the two must be null"
            );
        var criticId = at.At("critic").Known(form.Critic, names.Critics);
        var publicationId = at.At("publication").Known(form.Publication, names.Publications);
        var sourceKey = at.At("sourceKey").Line(form.SourceKey, TableRowReader.LongestKey);
        var editedFields = at.At("editedFields").Flags<EditableReviewFields>(form.EditedFields);
        var erasedQuotes = at.At("erasedQuotes").Fingerprints(form.ErasedQuotes);

        var review = new Review(film, form.Position, critic: null, publication: null, ContentOf(form, at), sourceKey);
        review.TakeOver(editedFields, erasedQuotes);
        if (form.IsWithdrawn)
        {
            review.Withdraw();
        }
        else
        {
            Reviews++;
        }

        staged.Add(review, filmId, criticId, publicationId);
    }

    private static ReviewContent ContentOf(CatalogueReview form, CatalogueValidator at) =>
        new(
            at.At("credit").Line(form.Credit, ReviewLimits.Credit),
            at.At("originalScore").Line(form.OriginalScore, OriginalScore.MaxLength),
            at.At("score").Within(form.Score, Score.Lowest, Score.Highest) is { } score ? new Score(score) : null,
            at.At("statedReception").Word<Reception>(form.StatedReception),
            at.At("leaning").Word<Leaning>(form.Leaning),
            form.Date,
            at.At("quote").Paragraphs(form.Quote, ReviewLimits.Quote),
            at.At("url").Url(form.Url),
            at.At("language").Language(form.Language)
        );
}
