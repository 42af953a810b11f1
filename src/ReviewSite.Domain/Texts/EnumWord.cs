namespace ReviewSite.Domain.Texts;

/// <summary>The value of an enumeration as the API, the pages and the store write it: its name in lower case.</summary>
public static class EnumWord
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    public static string? Of<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? Of(known) : null;
}
