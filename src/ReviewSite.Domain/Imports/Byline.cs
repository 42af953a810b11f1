using System.Collections.Frozen;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports;

/// <summary>
/// Who wrote a review, as its source names them: a critic, or a credit such as "Staff [Not Credited]" or "Redaktion"
/// that is not a person.
/// </summary>
public readonly record struct Byline(string? Critic, string? Credit)
{
    public const string NotCredited = "[not credited]";

    /// <summary>
    /// What the staff of a publication sign with, in the languages of the corpus; each may follow an article.
    /// </summary>
    private static readonly FrozenSet<string> _staff = new[]
    {
        "Staff",
        "Staff Writer",
        "Staff Writers",
        "Editorial Staff",
        "Editorial Team",
        "Editors",
        "Redaktion",
        "Redaktionen",
        "Redaksjonen",
        "Redactie",
        "Rédaction",
        "Redacción",
        "Redação",
        "Redazione",
        "編集部",
        "编辑部",
    }
        .Select(SearchKey.Of)
        .ToFrozenSet();

    private static readonly FrozenSet<string> _articles = new[] { "the", "die", "de", "la", "a" }.ToFrozenSet();

    public static Byline Of(string? name) =>
        name is not null && (name.Contains(NotCredited, StringComparison.OrdinalIgnoreCase) || IsStaff(name))
            ? new Byline(null, name)
            : new Byline(name, null);

    /// <summary>Whether the staff of a publication sign with this name.</summary>
    public static bool IsStaff(string name)
    {
        var key = SearchKey.Of(name);
        return _staff.Contains(key)
            || (key.Split(' ', 2) is [var article, var rest] && _articles.Contains(article) && _staff.Contains(rest));
    }
}
