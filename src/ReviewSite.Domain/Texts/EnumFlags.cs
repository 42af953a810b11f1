namespace ReviewSite.Domain.Texts;

/// <summary>Enumerations whose values are sets of flags, and 0 the empty set.</summary>
public static class EnumFlags
{
    /// <summary>Every flag that there is.</summary>
    public static IEnumerable<TEnum> All<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Where(flag => !flag.Equals(default(TEnum)));

    /// <summary>The flags that are in a set.</summary>
    public static IEnumerable<TEnum> In<TEnum>(TEnum set)
        where TEnum : struct, Enum => All<TEnum>().Where(flag => set.HasFlag(flag));

    /// <summary>The set of these flags.</summary>
    /// <exception cref="ArgumentException">A name is not in the enumeration.</exception>
    public static TEnum SetOf<TEnum>(IEnumerable<string> names)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(string.Join(',', names.DefaultIfEmpty("0")));
}
