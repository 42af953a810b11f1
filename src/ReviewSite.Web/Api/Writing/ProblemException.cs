using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ReviewSite.Web.Api.Writing;

/// <summary>Why a program's request cannot be carried out; becomes the response.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Only with an answer.")]
[SuppressMessage("Design", "CA1064", Justification = "Nobody outside has to catch it.")]
internal sealed class ProblemException(IResult answer) : Exception
{
    public IResult Answer => answer;

    public static ProblemException Of(int status, string detail, IDictionary<string, object?>? extensions = null) =>
        new(Results.Problem(statusCode: status, detail: detail, extensions: extensions));

    public static ProblemException OfField(string field, string sentence) =>
        OfFields(new Dictionary<string, string[]> { [field] = [sentence] });

    public static ProblemException OfFields(IDictionary<string, string[]> errors) =>
        new(
            Results.ValidationProblem(
                errors,
                detail: string.Join(' ', errors.SelectMany(e => e.Value.Select(sentence => $"{e.Key}: {sentence}")))
            )
        );

    /// <summary>The errors that a form would show at its fields, by their names in the API.</summary>
    public static ProblemException OfForm(ModelStateDictionary state) =>
        OfFields(
            state
                .Where(s => s.Value!.Errors.Count > 0)
                .ToDictionary(s => NameOf(s.Key), s => s.Value!.Errors.Select(e => e.ErrorMessage).ToArray())
        );

    public static ProblemException NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    public static ProblemException UnsupportedType(string detail) =>
        Of(StatusCodes.Status415UnsupportedMediaType, detail);

    public static ProblemException TooLarge(int most) =>
        Of(
            StatusCodes.Status413PayloadTooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The body is longer than {most / 1024:#,0} KB. Shorten it.")
        );

    private static string NameOf(string key) =>
        key switch
        {
            "" => "body",
            "Input.Runtime" => "runtimeMinutes",
            _ => char.ToLowerInvariant(key["Input.".Length]) + key["Input.X".Length..],
        };
}
