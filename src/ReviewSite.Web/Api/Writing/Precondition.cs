using System.Globalization;
using Microsoft.Net.Http.Headers;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Api.Writing;

/// <summary>
/// The entity tags of films and reviews, and the check of <c>If-Match</c>, which every change of stored data requires,
/// so that two programs that change the same thing at once notice.
/// </summary>
/// <remarks>
/// A tag such as <c>"12.3-5c0ffee5-1f"</c> has the id and the version of the film or review, and then the tag of all
/// that the site answers: a film's answer changes with its reviews too. <c>If-Match</c> compares only the first part,
/// so that a change of something else does not stop a program. Earlier versions gave out the first part alone.
/// </remarks>
internal static class Precondition
{
    public const string Changed =
        "It has changed since the version in “If-Match”. Fetch the current version and apply your change to it.";

    private const char Separator = '-';

    /// <param name="siteTag">From <see cref="CachedPageAttribute.ProgramTagOf"/>, before the answer was read.</param>
    public static string TagOf(int id, int version, string siteTag) =>
        $"\"{VersionOf(id, version)}{Separator}{siteTag.Trim('"')}\"";

    /// <summary>For readers with a token; all others have the tag of the page cache.</summary>
    /// <returns>Whether the reader has this very answer already.</returns>
    public static bool IsKnown(HttpContext context, int id, int version)
    {
        if (!CachedPageAttribute.IsForProgram(context))
        {
            return false;
        }

        var tag = TagOf(id, version, context.Response.Headers.ETag.ToString());
        context.Response.Headers.ETag = tag;
        return CachedPages.IsNotModified(context.Request, tag);
    }

    /// <param name="film">The one whose address was sent, or to which that leads now.</param>
    /// <exception cref="ProblemException">The request names no version, or another one; or it names any version, of
    /// a film at a former address, which may lead to another film by now.</exception>
    public static void Require(HttpContext context, string slug, Film film, int id, int version)
    {
        var sent = context.Request.Headers.IfMatch;
        if (sent.Count == 0)
        {
            throw ProblemException.Of(
                StatusCodes.Status428PreconditionRequired,
                "Send the version that you are changing in “If-Match”: the ETag of a GET with your token."
            );
        }

        var current = VersionOf(id, version);
        var isNamed = IsNamed(sent, tag => tag.Split(Separator)[0] == current);
        if (!isNamed && film.Slug != slug)
        {
            throw ProblemException.Of(
                StatusCodes.Status412PreconditionFailed,
                $"The film is now at {ApiQuery.Absolute(context, $"/api/v1/films/{film.Slug}")}. Fetch it, and send "
                    + "your change there."
            );
        }

        if (!isNamed && !IsAny(sent))
        {
            throw ProblemException.Of(StatusCodes.Status412PreconditionFailed, Changed);
        }
    }

    /// <param name="tag">In quotation marks.</param>
    public static bool IsMatch(IList<string?> sent, string tag) =>
        IsAny(sent) || IsNamed(sent, t => t == tag.Trim('"'));

    private static bool IsAny(IList<string?> sent) => TagsIn(sent).Contains(EntityTagHeaderValue.Any);

    /// <summary>Uses the strong comparison that RFC 9110 requires: a weak tag matches nothing.</summary>
    private static bool IsNamed(IList<string?> sent, Func<string, bool> isMeant) =>
        TagsIn(sent).Any(t => !t.IsWeak && isMeant(t.Tag.ToString().Trim('"')));

    private static IEnumerable<EntityTagHeaderValue> TagsIn(IList<string?> sent) =>
        EntityTagHeaderValue.TryParseList([.. sent.OfType<string>()], out var tags) ? tags : [];

    private static string VersionOf(int id, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}.{version}");
}
