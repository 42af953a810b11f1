using System.Text.Json.Nodes;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Api;

/// <summary>The few values that a field of the API can have, for the description of the API.</summary>
/// <param name="values">Values, or types: an enumeration for its words, <see cref="VerdictScale"/> for the keys of its
/// verdicts.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOfAttribute(params object[] values) : Attribute
{
    /// <param name="scale">The site's.</param>
    public IEnumerable<JsonNode> ValuesOn(VerdictScale scale) =>
        values.SelectMany(value =>
            value switch
            {
                Type type when type == typeof(VerdictScale) => scale.VerdictsByKey.Keys.Select(Node),
                Type type => Enum.GetNames(type).Select(name => Node(name.ToLowerInvariant())),
                _ => [Node(value)],
            }
        );

    private static JsonNode Node(object value) => value is int number ? number : (string)value;
}
