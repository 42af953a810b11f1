namespace ReviewSite.Web.Api.Writing;

/// <summary>
/// Likely mistakes, which a form asks about before it saves: a program gets an error, and can send the request again
/// with <c>?confirmed=true</c>.
/// </summary>
internal static class Confirmation
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
                    .Select(q => new Dictionary<string, string?>
                    {
                        ["question"] = q.Sentence,
                        ["url"] = q.Address is { } address ? ApiQuery.Absolute(context, address) : null,
                    })
                    .ToList(),
            }
        );
}

/// <param name="Address">Where to look.</param>
internal sealed record Question(string Sentence, string? Address);
