namespace ReviewSite.Web.Hosting;

/// <summary>A request header that an address for programs reads, for the API description.</summary>
/// <param name="about">What it does, in a sentence.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class HeaderFieldAttribute(string name, string about) : Attribute
{
    public string Name => name;

    public string About => about;

    public bool IsRequired { get; init; }
}
