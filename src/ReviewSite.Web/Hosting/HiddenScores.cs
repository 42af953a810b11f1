using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReviewSite.Web.Hosting;

/// <summary>Whether a page shows scores. Readers may hide them until they have seen a film.</summary>
public enum ScoreVisibility
{
    Shown,

    /// <summary>On every page, because the reader said so; a cookie remembers it.</summary>
    Hidden,

    /// <summary>On this page alone, by its address.</summary>
    HiddenHere,
}

internal static class HiddenScores
{
    /// <summary>The name of the cookie, and of the query field that overrides it.</summary>
    public const string Name = "scores";

    public const string Hidden = "hidden";
    public const string Shown = "shown";

    /// <summary>One of three values, whatever a request contains, so that nobody can fill the cache with it.</summary>
    public static ScoreVisibility VisibilityOfScores(this HttpContext context)
    {
        if (!IsPage(context))
        {
            return ScoreVisibility.Shown;
        }

        var isRemembered = context.Request.Cookies[Name] == Hidden;
        return context.Request.Query[Name].ToString() switch
        {
            Shown => ScoreVisibility.Shown,
            Hidden when !isRemembered => ScoreVisibility.HiddenHere,
            _ => isRemembered ? ScoreVisibility.Hidden : ScoreVisibility.Shown,
        };
    }

    public static bool HidesScores(this HttpContext context) => context.VisibilityOfScores() != ScoreVisibility.Shown;

    /// <summary>Determines the color of an element, which reveals its score as well as a number does.</summary>
    public static string Tone(this HttpContext context, string tone) => context.HidesScores() ? Hidden : tone;

    /// <summary>Not applied to what programs read and what other sites show.</summary>
    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<PageActionDescriptor>() is not null
        && metadata.GetMetadata<OpenAddressAttribute>() is null;
}
