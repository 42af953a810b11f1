namespace ReviewSite.Web.Search;

/// <summary>
/// Chinese, Japanese and Korean writing, where one character may be a whole word, and words are not set apart by
/// spaces.
/// </summary>
internal static class Ideographs
{
    private static readonly (int First, int Last)[] _ranges =
    [
        (0x1100, 0x11FF),
        (0x3040, 0x30FF),
        (0x3400, 0x9FFF),
        (0xAC00, 0xD7AF),
        (0xF900, 0xFAFF),
        (0x20000, 0x3FFFF),
    ];

    public static bool Begin(string word)
    {
        var first = char.IsHighSurrogate(word[0]) && word.Length > 1 ? char.ConvertToUtf32(word, 0) : word[0];
        return Array.Exists(_ranges, r => first >= r.First && first <= r.Last);
    }
}
