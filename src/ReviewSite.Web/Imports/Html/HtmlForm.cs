using System.Text.RegularExpressions;

namespace ReviewSite.Web.Imports.Html;

/// <summary>How the source of a page, or of a part of one, begins.</summary>
internal static partial class HtmlForm
{
    public static bool IsStart(ReadOnlySpan<char> text) => StartForm().IsMatch(text);

    /// <summary>Two or more elements of a page's structure; a "&lt;b&gt;" in a quote is not one.</summary>
    public static bool HasTags(ReadOnlySpan<char> text) => StructureForm().Count(text) >= 2;

    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"^<(!doctype\s+html|!--|\?xml|html|head|body|meta|title|link|main|section|article|div|span|ul|ol|table|script"
            + @"|p|h[1-6]|blockquote|li|tr)\b",
        Options
    )]
    private static partial Regex StartForm();

    [GeneratedRegex(
        @"<(html|head|body|main|section|article|div|ul|ol|li|table|tr|td|blockquote)(\s+[a-z-]+=|>)",
        Options
    )]
    private static partial Regex StructureForm();
}
