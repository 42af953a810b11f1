namespace ReviewSite.Domain.Imports;

/// <summary>
/// Who wrote a review, as its source names them: a critic, or a credit such as "Staff [Not Credited]" that is not a
/// person.
/// </summary>
public readonly record struct Byline(string? Critic, string? Credit)
{
    public const string NotCredited = "[not credited]";

    public static Byline Of(string? name) =>
        name?.Contains(NotCredited, StringComparison.OrdinalIgnoreCase) == true
            ? new Byline(null, name)
            : new Byline(name, null);
}
