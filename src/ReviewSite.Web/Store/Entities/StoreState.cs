using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Store.Entities;

/// <summary>The one row of what the store knows of itself.</summary>
public sealed class StoreState
{
    public const int OnlyId = 1;

    /// <summary>To be raised with every change of the rules, or of what is kept of their outcome.</summary>
    public const int CurrentRules = 4;

    /// <summary>How many bits the version of the rules takes; the scale has those above.</summary>
    private const int BitsOfVersion = 8;

    internal const int VersionOfRulesMask = (1 << BitsOfVersion) - 1;

    public int Id { get; private set; } = OnlyId;

    /// <summary>
    /// UTC; a store is seeded once in its life, and one that was filled otherwise is not seeded at all.
    /// </summary>
    public DateTime? SeededAt { get; private set; }

    /// <summary>
    /// Raised with every change, so that whoever keeps something made from the store knows when it is out of date.
    /// </summary>
    public long Generation { get; private set; }

    /// <summary>
    /// By which version of the rules, and on which scale, what is stored with each film was worked out; see
    /// <see cref="RulesOn"/>.
    /// </summary>
    public int Rules { get; private set; } = CurrentRules;

    /// <summary>
    /// <see cref="CurrentRules"/> and a fingerprint of the scale, in one number. That of the standard scale is 0, since
    /// stores from before there was a choice are on it.
    /// </summary>
    public static int RulesOn(VerdictScale scale)
    {
        var text = scale.ToString();
        var fingerprint =
            text == VerdictScale.Standard.ToString()
                ? 0
                : BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return (int)((uint)(fingerprint & int.MaxValue) >> BitsOfVersion << BitsOfVersion) | CurrentRules;
    }

    /// <summary>Whether a newer version of the program worked it out.</summary>
    public bool HasNewerRules => (Rules & VersionOfRulesMask) > CurrentRules;

    public bool IsOn(VerdictScale scale) => Rules >> BitsOfVersion == RulesOn(scale) >> BitsOfVersion;

    public void NoteRules(int rules) => Rules = rules;

    public void NoteSeeding(DateTime at) => SeededAt = at;

    public void NoteChange() => Generation++;
}
