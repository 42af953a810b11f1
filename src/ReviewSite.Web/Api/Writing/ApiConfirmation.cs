using Microsoft.AspNetCore.Mvc;

namespace ReviewSite.Web.Api.Writing;

/// <summary>
/// Likely mistakes, which a form asks about before it saves: a program gets an error, and can send the request again
/// with <c>?confirmed=true</c>.
/// </summary>
internal static class ApiConfirmation
{
    private const string Field = "confirmed";

    public static Hosting.QueryFieldAttribute QueryField { get; } =
        new(Field, "Saves despite a likely mistake or a possible duplicate.") { Choices = [.. ApiQuery.OnOrOff.Keys] };

    public static bool IsGiven(HttpContext context)
    {
        var query = new ApiQuery(context);
        var isGiven = query.Reader.OneOf(Field, ApiQuery.OnOrOff);
        return query.Problem() is { } problem ? throw new ProblemException(problem) : isGiven;
    }

    public static ProblemException Ask(string why, IReadOnlyList<Question> questions, HttpContext context) =>
        ProblemException.Of(
            StatusCodes.Status409Conflict,
            $"{why} To save it anyway, send it again with ?{Field}=true.",
            new Dictionary<string, object?>
            {
                ["questions"] = questions
                    .Select(q => new QuestionDocument(
                        q.Sentence,
                        q.Address is { } address ? ApiQuery.Absolute(context, address) : null
                    ))
                    .ToList(),
            }
        );
}

/// <param name="Address">Where to look.</param>
internal sealed record Question(string Sentence, string? Address);

/// <param name="Url">Where to look; <c>null</c> if there is nothing to see.</param>
public sealed record QuestionDocument(string Question, string? Url);

/// <summary>The problem of something that was not saved, for the API description.</summary>
public sealed class QuestionsProblem : ProblemDetails
{
    /// <summary>With questions, it can be saved as it is; without, it cannot.</summary>
    public IReadOnlyList<QuestionDocument>? Questions { get; init; }
}
