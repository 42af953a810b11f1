using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using ReviewSite.Domain.Films;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ReviewSite.Web.Tests;

/// <summary>Dependencies go one way: a folder uses only those that stand before it here.</summary>
public class ArchitectureTests(ArchitectureTests.LoadedCode code) : IClassFixture<ArchitectureTests.LoadedCode>
{
    private static readonly string[] _web =
    [
        "ReviewSite.Web.Settings",
        "ReviewSite.Web.Store",
        "ReviewSite.Web.Posters",
        "ReviewSite.Web.Search",
        "ReviewSite.Web.Accounts",
        "ReviewSite.Web.Exports",
        "ReviewSite.Web.Imports",
        "ReviewSite.Web.Backups",
        "ReviewSite.Web.History",
        "ReviewSite.Web.Hosting",
        "ReviewSite.Web.Pages",
        "ReviewSite.Web.Api",
        "ReviewSite.Web.Feeds",
        "ReviewSite.Web.Discovery",
        "ReviewSite.Web.Embeds",
        "ReviewSite.Web.MediaServers",
        "ReviewSite.Web.Dumps",
        "ReviewSite.Web.Commands",
    ];

    private static readonly string[] _domain =
    [
        "ReviewSite.Domain.Texts",
        "ReviewSite.Domain.Scores",
        "ReviewSite.Domain.Verdicts",
        "ReviewSite.Domain.Films",
        "ReviewSite.Domain.Polls",
        "ReviewSite.Domain.Reviews",
        "ReviewSite.Domain.Imports",
    ];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var (folder, above) in PairsOf(_web).Concat(PairsOf(_domain)))
        {
            pairs.Add(folder, above);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_folder_uses_none_that_is_built_upon_it(string folder, string above) =>
        Types()
            .That()
            .ResideInNamespaceMatching(Within(folder))
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Within(above)))
            .WithoutRequiringPositiveResults()
            .Check(code.Architecture);

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        var folders = code
            .Architecture.Types.Select(t => t.Namespace.FullName)
            .Where(n => n.StartsWith("ReviewSite.", StringComparison.Ordinal))
            .Select(n => string.Join('.', n.Split('.').Take(3)))
            .Where(n => n.Split('.').Length == 3)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(_web.Concat(_domain).Order(StringComparer.Ordinal), folders);
    }

    private static IEnumerable<(string, string)> PairsOf(string[] folders) =>
        from lower in Enumerable.Range(0, folders.Length)
        from upper in Enumerable.Range(lower + 1, folders.Length - lower - 1)
        select (folders[lower], folders[upper]);

    private static string Within(string folder) => $@"^{folder.Replace(".", @"\.", StringComparison.Ordinal)}(\.|$)";

    /// <summary>All types and what they use, which is large: kept only for these tests.</summary>
    public sealed class LoadedCode
    {
        public Architecture Architecture { get; } =
            new ArchLoader().LoadAssemblies(typeof(Program).Assembly, typeof(Film).Assembly).Build();
    }
}
