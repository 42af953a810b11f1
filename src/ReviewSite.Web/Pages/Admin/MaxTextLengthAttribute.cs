using System.ComponentModel.DataAnnotations;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>
/// The limit of a text of several lines. A line end counts as one character, as in the browser, which sends it as two.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaxTextLengthAttribute(int length) : MaxLengthAttribute(length)
{
    public override bool IsValid(object? value) =>
        base.IsValid(value is string text ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : value);
}
