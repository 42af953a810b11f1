using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Store.Entities;

/// <summary>The single row about the store itself.</summary>
public sealed class StoreState
{
    public const int OnlyId = 1;

    /// <summary>Raise this when the rules, or what is stored of their results, change.</summary>
    public const int CurrentRules = 8;

    /// <summary>The number of bits for the rules version; the scale uses the higher ones.</summary>
    private const int BitsOfVersion = 8;

    internal const int VersionOfRulesMask = (1 << BitsOfVersion) - 1;

    public int Id { get; private set; } = OnlyId;

    /// <summary>
    /// UTC. A store is seeded at most once, and never if it was filled in another way.
    /// </summary>
    public DateTime? SeededAt { get; private set; }

    /// <summary>
    /// Raised with every change, so that a cache of something derived from the store knows when it is out of date.
    /// </summary>
    public long ContentVersion { get; private set; }

    /// <summary>The content version in which a quote was last erased; 0 if none was.</summary>
    public long LastErasure { get; private set; }

    /// <summary>
    /// The <see cref="LastErasure"/> after which the database's files were last found to hold nothing that was erased.
    /// </summary>
    public long LastErasureWithoutTraces { get; private set; }

    /// <summary>
    /// The rules version and scale with which the data stored with each film was calculated; see <see cref="RulesOn"/>.
    /// </summary>
    public int Rules { get; private set; } = CurrentRules;

    /// <summary>
    /// <see cref="CurrentRules"/> and a fingerprint of the scale, in one number. The standard scale's fingerprint is 0,
    /// because stores from before there was a choice use that scale.
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

    /// <summary>Whether a newer version of the program calculated the data.</summary>
    public bool HasNewerRules => (Rules & VersionOfRulesMask) > CurrentRules;

    public bool IsOn(VerdictScale scale) => Rules >> BitsOfVersion == RulesOn(scale) >> BitsOfVersion;

    public void NoteRules(int rules) => Rules = rules;

    public void NoteSeeding(DateTime at) => SeededAt = at;

    public void NoteChange() => ContentVersion++;

    /// <summary>Call this after <see cref="NoteChange"/>.</summary>
    public void NoteErasure() => LastErasure = ContentVersion;
}
