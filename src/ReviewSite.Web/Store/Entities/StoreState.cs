namespace ReviewSite.Web.Store.Entities;

/// <summary>The one row of what the store knows of itself.</summary>
public sealed class StoreState
{
    public const int OnlyId = 1;

    /// <summary>To be raised with every change of the rules, or of what is kept of their outcome.</summary>
    public const int CurrentRules = 2;

    public int Id { get; private set; } = OnlyId;

    /// <summary>
    /// UTC; a store is seeded once in its life, and one that was filled otherwise is not seeded at all.
    /// </summary>
    public DateTime? SeededAt { get; private set; }

    /// <summary>
    /// Raised with every change, so that whoever keeps something made from the store knows when it is out of date.
    /// </summary>
    public long Generation { get; private set; }

    /// <summary>Which version of the rules what is stored with each film was worked out by.</summary>
    public int Rules { get; private set; } = CurrentRules;

    public void NoteRules(int rules) => Rules = rules;

    public void NoteSeeding(DateTime at) => SeededAt = at;

    public void NoteChange() => Generation++;
}
