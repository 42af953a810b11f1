namespace ReviewSite.Web.Hosting;

/// <summary>
/// What an address for programs takes as a body, for the document that describes the API. Unlike the framework's own
/// metadata it refuses nothing, so that authorization comes first.
/// </summary>
/// <param name="content">What the body holds.</param>
/// <param name="types">The media types that it may have.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BodyAttribute(Type content, params IReadOnlyList<string> types) : Attribute
{
    public Type Content => content;

    public IReadOnlyList<string> Types => types;
}
