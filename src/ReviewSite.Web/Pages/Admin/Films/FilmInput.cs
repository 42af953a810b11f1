using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Films;

/// <summary>A film as an editor types it; lists are parted by semicolons.</summary>
public sealed class FilmInput
{
    private const int LongestList = FilmDetails.MostNames * FilmDetails.LongestName;

    [MaxLength(FilmDetails.LongestTitle, ErrorMessage = "A title can have at most {1} characters.")]
    public string? Title { get; set; }

    [MaxLength(FilmDetails.LongestTitle, ErrorMessage = "A title can have at most {1} characters.")]
    public string? OriginalTitle { get; set; }

    public string? Year { get; set; }

    [MaxLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Directors { get; set; }

    [MaxLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Countries { get; set; }

    [MaxLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Languages { get; set; }

    [MaxLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Genres { get; set; }

    public string? Runtime { get; set; }

    [MaxLength(FilmDetails.LongestSynopsis, ErrorMessage = "A synopsis can have at most {1} characters.")]
    public string? Synopsis { get; set; }

    public string? ImdbId { get; set; }

    /// <summary>The last part of its address; as the title has it where it is left empty.</summary>
    [MaxLength(Domain.Texts.Slug.MaxLength, ErrorMessage = "A slug can have at most {1} characters.")]
    public string? Slug { get; set; }

    /// <summary>Of the film when the form was opened.</summary>
    public int Version { get; set; }

    public static FilmInput Of(Film film) =>
        new()
        {
            Title = film.Title,
            OriginalTitle = film.OriginalTitle,
            Year = film.Year?.ToString(CultureInfo.InvariantCulture),
            Directors = Joined(film.Directors),
            Countries = Joined(film.Countries),
            Languages = Joined(film.Languages),
            Genres = Joined(film.Genres),
            Runtime = film.RuntimeMinutes?.ToString(CultureInfo.InvariantCulture),
            Synopsis = film.Synopsis,
            ImdbId = film.ImdbId,
            Slug = film.Slug,
            Version = film.Version,
        };

    /// <summary>Where two versions differ: what, mine, theirs.</summary>
    public IEnumerable<(string Label, string? Mine, string? Theirs)> Against(FilmInput theirs) =>
        new (string Label, string? Mine, string? Theirs)[]
        {
            ("Title", Title, theirs.Title),
            ("Original title", OriginalTitle, theirs.OriginalTitle),
            ("Year", Year, theirs.Year),
            ("Directors", Directors, theirs.Directors),
            ("Countries", Countries, theirs.Countries),
            ("Languages", Languages, theirs.Languages),
            ("Genres", Genres, theirs.Genres),
            ("Runtime", Runtime, theirs.Runtime),
            ("IMDb id", ImdbId, theirs.ImdbId),
            ("Address", Slug, theirs.Slug),
            ("Synopsis", PlainText.Paragraphs(Synopsis), theirs.Synopsis),
        }.Where(field => (field.Mine ?? "") != (field.Theirs ?? ""));

    /// <summary>What it says, or <c>null</c> with a sentence at each field that is wrong.</summary>
    public FilmDetails? Read(ModelStateDictionary errors)
    {
        var facts = new FilmDetails(
            Title ?? "",
            Whole(Year, "Year", errors),
            Split(Directors),
            Split(Countries),
            Split(Languages),
            Whole(Runtime, "Runtime", errors)
        )
        {
            OriginalTitle = OriginalTitle,
            Genres = Split(Genres),
            Synopsis = Synopsis,
            ImdbId = ImdbId,
        }.Cleaned();
        foreach (var problem in facts.Problems())
        {
            var (field, sentence) = (problem[..problem.IndexOf(':', StringComparison.Ordinal)], problem);
            errors.AddModelError("Input." + FieldOf(field), sentence);
        }

        if (PlainText.Line(Slug) is { } slug && !Domain.Texts.Slug.IsOne(slug))
        {
            errors.AddModelError(
                "Input.Slug",
                $"Use lowercase letters, digits and hyphens, such as “{Domain.Texts.Slug.Of(slug, "film")}”."
            );
        }

        if (Slug is not null && FilmCatalog.ReservedSlugs.Contains(Slug))
        {
            errors.AddModelError("Input.Slug", $"“{Slug}” is the address of another page. Choose a different one.");
        }

        return errors.IsValid ? facts : null;
    }

    private static string FieldOf(string fact) =>
        fact == "runtimeMinutes" ? nameof(Runtime) : char.ToUpperInvariant(fact[0]) + fact[1..];

    private static string Joined(IReadOnlyList<string> names) => string.Join("; ", names);

    private static string[] Split(string? names) =>
        (names ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int? Whole(string? text, string field, ModelStateDictionary errors)
    {
        if (PlainText.Line(text) is not { } typed)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        errors.AddModelError("Input." + field, $"“{typed}” is not a whole number.");
        return null;
    }
}
