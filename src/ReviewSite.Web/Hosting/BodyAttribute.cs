namespace ReviewSite.Web.Hosting;

/// <summary>
/// The body that an address for programs accepts, for the API description. Unlike the framework's own metadata, it does
/// not reject requests, so that authorization comes first.
/// </summary>
/// <param name="content">What the body holds.</param>
/// <param name="types">The media types that it may have.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BodyAttribute(Type content, params IReadOnlyList<string> types) : Attribute
{
    public Type Content => content;

    public IReadOnlyList<string> Types => types;

    /// <summary>The fields that have to be sent.</summary>
    public IReadOnlyCollection<string> Required { get; init; } = [];
}
