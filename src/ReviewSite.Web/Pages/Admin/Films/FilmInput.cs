using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Admin.Films;

/// <summary>
/// A film as an editor types it; lists are separated by semicolons, or by commas if there are no semicolons.
/// </summary>
public sealed partial class FilmInput
{
    internal static readonly IReadOnlyList<FormField<FilmInput>> Fields =
    [
        new("Title", f => f.Title, (f, v) => f.Title = v),
        new("Original title", f => f.OriginalTitle, (f, v) => f.OriginalTitle = v),
        new("Year", f => f.Year, (f, v) => f.Year = v),
        new("Directors", f => f.Directors, (f, v) => f.Directors = v),
        new("Countries", f => f.Countries, (f, v) => f.Countries = v),
        new("Languages", f => f.Languages, (f, v) => f.Languages = v),
        new("Genres", f => f.Genres, (f, v) => f.Genres = v),
        new("Runtime", f => f.Runtime, (f, v) => f.Runtime = v),
        new("IMDb id", f => f.ImdbId, (f, v) => f.ImdbId = v),
        new("Address", f => f.Slug, (f, v) => f.Slug = v),
        new("Synopsis", f => f.Synopsis, (f, v) => f.Synopsis = v),
    ];

    /// <summary>What is wrong with a field, by the name that <see cref="FilmDetails"/> has for it.</summary>
    private static readonly Dictionary<string, string> _problems = new()
    {
        ["title"] = $"Enter a title (up to {FilmDetails.LongestTitle} characters).",
        ["year"] = $"Enter a year from {FilmDetails.FirstYear} to {FilmDetails.LastYear}.",
        ["runtimeMinutes"] = "Enter a runtime in minutes, from 1 to 60,000.",
        ["originalTitle"] = $"A title can have at most {FilmDetails.LongestTitle} characters.",
        ["synopsis"] = "A synopsis can have at most 5,000 characters.",
        ["imdbId"] = "Enter an IMDb id such as tt0117407, or the address of the film's IMDb page.",
    };

    private const int LongestList = FilmDetails.MostNames * FilmDetails.LongestName;

    [MaxLength(FilmDetails.LongestTitle, ErrorMessage = "A title can have at most {1} characters.")]
    public string? Title { get; set; }

    [MaxLength(FilmDetails.LongestTitle, ErrorMessage = "A title can have at most {1} characters.")]
    [Display(Name = "Original title")]
    public string? OriginalTitle { get; set; }

    [Display(Name = "Year of first release")]
    public string? Year { get; set; }

    [MaxTextLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Directors { get; set; }

    [MaxTextLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Countries { get; set; }

    [MaxTextLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Languages { get; set; }

    [MaxTextLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Genres { get; set; }

    [Display(Name = "Runtime in minutes")]
    public string? Runtime { get; set; }

    [MaxTextLength(FilmDetails.LongestSynopsis, ErrorMessage = "A synopsis can have at most {1} characters.")]
    public string? Synopsis { get; set; }

    [Display(Name = "IMDb id")]
    public string? ImdbId { get; set; }

    /// <summary>The last part of its address; a free one as for a new film if it is left empty.</summary>
    [MaxLength(Domain.Texts.Slug.MaxLength, ErrorMessage = "A slug can have at most {1} characters.")]
    [Display(Name = TextField.AddressLabel)]
    public string? Slug { get; set; }

    /// <summary>The version of the film when the form was opened.</summary>
    [ScaffoldColumn(false)]
    public int Version { get; set; }

    /// <summary>The film when the form was opened, as <see cref="OpenedForm"/> has it.</summary>
    [ScaffoldColumn(false)]
    public string? Opened { get; set; }

    /// <summary>
    /// Whether the editor has confirmed that this is a different film from those with the same title.
    /// </summary>
    public bool IsAnother { get; set; }

    public static FilmInput Of(Film film)
    {
        var input = new FilmInput
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
        input.Opened = OpenedForm.Of(input, input.Version, Fields);
        return input;
    }

    /// <summary>The parsed values, or <c>null</c>, with a message at each field that is wrong.</summary>
    public FilmDetails? Read(ModelStateDictionary errors)
    {
        var details = new FilmDetails(
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
        };
        return Check(details, Slug, errors);
    }

    /// <summary>
    /// The film's details in stored form, or <c>null</c>, with a message at each field that is wrong.
    /// </summary>
    /// <param name="slug">Empty if the title decides.</param>
    public static FilmDetails? Check(FilmDetails film, string? slug, ModelStateDictionary errors)
    {
        var id = ImdbNumber().Match(film.ImdbId ?? "");
        var details = (id.Success ? film with { ImdbId = id.Value } : film).Cleaned();
        foreach (var problem in details.Problems())
        {
            var field = problem[..problem.IndexOf(':', StringComparison.Ordinal)];
            if (field == "title" && details.Title.Length > 0 && SearchKey.IsBlank(details.Title))
            {
                errors.AddModelError("Input.Title", "Enter a title with visible characters.");
                continue;
            }

            errors.AddModelError("Input." + FieldOf(field), _problems.GetValueOrDefault(field, TooManyNames));
        }

        if (PlainText.Line(slug) is { } typed)
        {
            AddressErrors.Add(errors, "Input.Slug", typed, "film");
        }

        return errors.IsValid ? details : null;
    }

    private static string FieldOf(string field) =>
        field == "runtimeMinutes" ? nameof(Runtime) : char.ToUpperInvariant(field[0]) + field[1..];

    private static string TooManyNames =>
        $"Enter at most {FilmDetails.MostNames} names, each with at most {FilmDetails.LongestName} characters.";

    /// <summary>A single name with a comma ends in a semicolon, so that it stays one.</summary>
    private static string Joined(IReadOnlyList<string> names) =>
        names is [var only] && only.Contains(',', StringComparison.Ordinal) ? $"{only};" : string.Join("; ", names);

    private static string[] Split(string? names) =>
        names?.Contains(';', StringComparison.Ordinal) == true
            ? names.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : CellParser.NamesAtCommas(names ?? "");

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

        errors.AddModelError("Input." + field, "Enter a whole number.");
        return null;
    }

    [GeneratedRegex("tt[0-9]{7,10}")]
    private static partial Regex ImdbNumber();
}
