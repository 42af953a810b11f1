using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Errors;

/// <summary>The labels of the fields that the form of a page sends.</summary>
/// <param name="page"><c>null</c> if the form was sent to something else.</param>
internal sealed partial class FormLabels(CompiledPageActionDescriptor? page, IModelMetadataProvider metadata)
{
    /// <param name="name">The name that the field is sent under.</param>
    /// <returns><c>null</c> if it is nothing that somebody types.</returns>
    public string? Of(string name)
    {
        var field = page?.ModelTypeInfo is { } model ? metadata.GetMetadataForType(model.AsType()) : null;
        foreach (var part in name.Split('.'))
        {
            field = field?.Properties.FirstOrDefault(p => (p.BinderModelName ?? p.PropertyName) == part);
            if (field is { ShowForDisplay: false })
            {
                return null;
            }
        }

        var isButton = page?.HandlerMethods.Any(h => h.Parameters.Any(p => IsButton(p, name))) == true;
        return isButton || field?.ModelType == typeof(bool) || name.StartsWith("__", StringComparison.Ordinal)
            ? null
            : field?.DisplayName ?? InWords(name);
    }

    private static bool IsButton(HandlerParameterDescriptor parameter, string name) =>
        parameter.ParameterType == typeof(bool) && parameter.Name == name;

    /// <summary>The last part of the name.</summary>
    private static string InWords(string name)
    {
        var words = WordStart().Replace(name[(name.LastIndexOfAny(['.', '-']) + 1)..], " $0").ToLowerInvariant();
        return words.Length > 0 ? Phrases.Capitalized(words) : name;
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}

/// <summary>A field of a refused form.</summary>
public sealed record TypedField(string Name, string Label, string Value);
