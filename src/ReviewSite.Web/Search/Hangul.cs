namespace ReviewSite.Web.Search;

/// <summary>Korean writing, where one character may be a whole word.</summary>
internal static class Hangul
{
    private static readonly (char First, char Last)[] _ranges = [('\u1100', '\u11FF'), ('\uAC00', '\uD7AF')];

    public static bool Begins(string word) => Array.Exists(_ranges, r => word[0] >= r.First && word[0] <= r.Last);
}
