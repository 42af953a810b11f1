using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ReviewSite.Web.Tests;

/// <summary>What the documents list is what the code has.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_setting_that_the_code_reads_is_documented_and_no_other()
    {
        var documented = SettingRow()
            .Matches(File.ReadAllText(Path.Combine(Repository(), "docs", "settings.md")))
            .Select(m => m.Groups["name"].Value);
        var read = Directory
            .EnumerateFiles(Path.Combine(Repository(), "src", "ReviewSite.Web"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .SelectMany(file => SettingName().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value));

        Assert.Equal(read.Distinct().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
        Assert.Equal(
            documented.Order(StringComparer.Ordinal),
            Web.Commands.UnknownSettings.Known.Order(StringComparer.Ordinal)
        );
    }

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+:[A-Z]\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    /// <summary>A constant such as "Site:PublicOrigin".</summary>
    [GeneratedRegex("= \"(?<name>[A-Z][A-Za-z]+:[A-Z][A-Za-z]+)\";")]
    private static partial Regex SettingName();
}
