using System.Buffers;
using System.Text;

namespace ReviewSite.Domain.Texts;

/// <summary>
/// The scripts that are written without spaces between words: Chinese and Japanese, Thai, Lao, Burmese and Khmer. Only
/// a dictionary could tell where a word ends (Unicode Standard Annex #29, section 4), so a search finds any sequence of
/// their letters.
/// </summary>
public static class UnspacedScripts
{
    private static readonly (int First, int Last)[] _letters =
    [
        (0x0E00, 0x0EFF),
        (0x1000, 0x109F),
        (0x1780, 0x17FF),
        (0x3005, 0x3007),
        (0x3040, 0x312F),
        (0x31A0, 0x31BF),
        (0x31F0, 0x31FF),
        (0x3400, 0x9FFF),
        (0xAA60, 0xAA7F),
        (0xF900, 0xFAFF),
        (0x1B000, 0x1B16F),
        (0x20000, 0x3FFFF),
    ];

    /// <summary>Whether a word begins with a letter of these.</summary>
    /// <param name="word">At least one character.</param>
    public static bool Begin(string word) =>
        Rune.DecodeFromUtf16(word, out var rune, out _) == OperationStatus.Done && IsLetter(rune);

    public static bool IsLetter(Rune rune) =>
        rune.Value >= _letters[0].First
        && Array.Exists(_letters, r => rune.Value >= r.First && rune.Value <= r.Last)
        && Rune.IsLetter(rune);
}
