namespace ReviewSite.Web.Hosting;

/// <summary>A query field of an address for programs, for the API description and the page to try it.</summary>
/// <param name="name">As in the address.</param>
/// <param name="about">What it does, in a sentence.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class QueryFieldAttribute(string name, string about) : Attribute
{
    public string Name => name;

    public string About => about;

    public string? Example { get; init; }

    /// <summary>The values that it may have, if they are few.</summary>
    public IReadOnlyCollection<string> Choices { get; init; } = [];

    /// <summary>Whether it is a whole number, and its lowest and highest value.</summary>
    public (int Low, int High)? Range { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What holds without it.</summary>
    public string? Default { get; init; }

    /// <summary>The form of a text, as JSON Schema names it.</summary>
    public string? Format { get; init; }
}
