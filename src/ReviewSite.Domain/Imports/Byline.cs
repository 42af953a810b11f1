namespace ReviewSite.Domain.Imports;

/// <summary>
/// The writer that a source names: a critic, or a credit such as "Staff [Not Credited]" that is not a person.
/// </summary>
internal readonly record struct Byline(string? Critic, string? Credit)
{
    private const string NotCredited = "[not credited]";

    public static Byline Of(string? name) =>
        name?.Contains(NotCredited, StringComparison.OrdinalIgnoreCase) == true
            ? new Byline(null, name)
            : new Byline(name, null);
}
