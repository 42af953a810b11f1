using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace ReviewSite.Web.Api.Writing;

/// <summary>
/// The versions of films and reviews as entity tags, and the check of <c>If-Match</c>, which every change of stored
/// data requires, so that two programs that change the same thing at once notice.
/// </summary>
internal static class Precondition
{
    public const string Changed =
        "It has changed since the version in “If-Match”. Fetch the current version and apply your change to it.";

    public static string TagOf(int id, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{id}.{version}\"");

    /// <summary>For readers with a token; all others have the tag of the page cache.</summary>
    public static void TellVersion(HttpContext context, int id, int version)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            context.Response.Headers.ETag = TagOf(id, version);
        }
    }

    /// <exception cref="ProblemException">The request names no version, or another one.</exception>
    public static void Require(HttpContext context, string tag)
    {
        var sent = context.Request.Headers.IfMatch;
        if (sent.Count == 0)
        {
            throw ProblemException.Of(
                StatusCodes.Status428PreconditionRequired,
                "Send the version that you are changing in “If-Match”: the ETag of a GET with your token."
            );
        }

        if (!IsMatch(sent, tag))
        {
            throw ProblemException.Of(StatusCodes.Status412PreconditionFailed, Changed);
        }
    }

    /// <summary>Uses the strong comparison that RFC 9110 requires.</summary>
    public static bool IsMatch(IList<string?> sent, string tag) =>
        EntityTagHeaderValue.TryParseList([.. sent.OfType<string>()], out var tags)
        && tags.Any(t =>
            t.Equals(EntityTagHeaderValue.Any) || t.Compare(new EntityTagHeaderValue(tag), useStrongComparison: true)
        );
}
