namespace ReviewSite.Domain.Texts;

/// <summary>
/// Texts with digits, letters and signs as ASCII has them: East Asian texts also write them in full width, as in ８０.
/// </summary>
public static class HalfWidth
{
    private const char FirstFull = '！';
    private const char LastFull = '～';
    private const char FullSpace = '\u3000';

    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange(FirstFull, LastFull) || text.Contains(FullSpace)
            ? string.Create(text.Length, text, (half, full) => Fold(full, half))
            : text;

    private static void Fold(ReadOnlySpan<char> full, Span<char> half)
    {
        for (var i = 0; i < full.Length; i++)
        {
            half[i] = full[i] switch
            {
                >= FirstFull and <= LastFull => (char)(full[i] - FirstFull + '!'),
                FullSpace => ' ',
                _ => full[i],
            };
        }
    }
}
