namespace ReviewSite.Domain.Texts;

/// <summary>The value of an enumeration as the API, the pages and the store write it: its name in lower case.</summary>
public static class EnumWord
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The flags that are set, each by its name; none where the value is 0.</summary>
    public static IEnumerable<TEnum> FlagsOf<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Where(flag => !flag.Equals(default(TEnum)) && value.HasFlag(flag));

    public static string? Of<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? Of(known) : null;
}
