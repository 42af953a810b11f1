using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ReviewSite.Web.Imports.Html;

/// <summary>A score drawn with one icon per star, including the empty ones.</summary>
internal static partial class StarIcons
{
    private const int Fewest = 4;
    private const int Most = 10;

    /// <summary>
    /// "3.5/5" if every child of the element is a star that says whether it is full, half or empty; else
    /// <c>null</c>.
    /// </summary>
    public static string? Read(IElement element)
    {
        if (ReadStyle(element) is { } styled)
        {
            return styled;
        }

        if (element.ChildElementCount is < Fewest or > Most || element.TextContent.Any(char.IsLetterOrDigit))
        {
            return null;
        }

        var sum = 0.0;
        var kinds = new HashSet<double>();
        foreach (var name in element.Children.Select(NameOf))
        {
            if (!StarForm().IsMatch(name))
            {
                return null;
            }

            var value =
                EmptyForm().IsMatch(name) ? 0
                : HalfForm().IsMatch(name) ? 0.5
                : 1;
            kinds.Add(value);
            sum += value;
        }

        // Stars that all look alike may be full or drawn over: only different ones, or ones that say "full", tell.
        var isTold =
            kinds.Count > 1
            || element.Children.All(c => FullForm().IsMatch(NameOf(c)) || EmptyForm().IsMatch(NameOf(c)));
        return isTold ? string.Create(CultureInfo.InvariantCulture, $"{sum}/{element.ChildElementCount}") : null;
    }

    /// <summary>Stars drawn to a width of "80%", or named "n40" for four of the stars inside.</summary>
    private static string? ReadStyle(IElement element)
    {
        if (!StarForm().IsMatch(element.ClassName ?? "") || !string.IsNullOrWhiteSpace(element.TextContent))
        {
            return null;
        }

        if (element.ChildElementCount == 0)
        {
            return WidthForm().Match(element.GetAttribute("style") ?? "") is { Success: true } width
                ? width.Groups["percent"].Value + "%"
                : null;
        }

        return
            element.ChildElementCount is >= Fewest and <= Most
            && TenthsForm().Match(element.ClassName!) is { Success: true } tenths
            ? $"{tenths.Groups["whole"].Value}.{tenths.Groups["tenth"].Value}/{element.ChildElementCount}"
            : null;
    }

    private static string NameOf(IElement star) =>
        $"{star.ClassName} {star.GetAttribute("src")} {star.GetAttribute("alt")} "
        + $"{star.FirstElementChild?.ClassName} {star.FirstElementChild?.GetAttribute("href")}";

    private const RegexOptions Options =
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"width:\s*(?<percent>[0-9]{1,3}(\.[0-9]{1,2})?)\s*%", Options)]
    private static partial Regex WidthForm();

    [GeneratedRegex(@"(^|\s)n(?<whole>[0-9])(?<tenth>[05])(\s|$)", Options)]
    private static partial Regex TenthsForm();

    [GeneratedRegex("star|heart|etoile|stern|hjerte", Options)]
    private static partial Regex StarForm();

    [GeneratedRegex("empty|outline|(^|[-_ ])(off|o|none|grey|gray|inactive|0)([-_ .]|$)|far ", Options)]
    private static partial Regex EmptyForm();

    [GeneratedRegex("half", Options)]
    private static partial Regex HalfForm();

    [GeneratedRegex("full|fill|(^|[-_ ])(on|active)([-_ .]|$)|half|fas ", Options)]
    private static partial Regex FullForm();
}
