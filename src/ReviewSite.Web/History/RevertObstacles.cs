using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.History;

/// <summary>Why a change cannot be reverted.</summary>
public sealed class RevertObstacles
{
    private readonly HashSet<string> _sentences = [];

    public IReadOnlyCollection<string> Sentences => _sentences;

    /// <summary>The values that were changed again: what the change set, and what it is now.</summary>
    public IList<HistoryChange> ChangedSince { get; } = [];

    public bool IsEmpty => _sentences.Count == 0 && ChangedSince.Count == 0;

    public void Add(params IEnumerable<string> sentences) => _sentences.UnionWith(sentences);
}
