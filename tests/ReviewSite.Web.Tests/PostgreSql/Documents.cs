using System.Runtime.CompilerServices;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>What the documents tell operators to write into the settings of other programs.</summary>
internal static class Documents
{
    /// <param name="document">The name of a file in <c>docs</c>.</param>
    /// <param name="first">How the first line of the block begins.</param>
    /// <returns>A block of indented lines.</returns>
    public static string Block(string document, string first) =>
        string.Join(
            '\n',
            File.ReadLines(Path.Combine(Folder(), document))
                .SkipWhile(line => !line.StartsWith("    " + first, StringComparison.Ordinal))
                .TakeWhile(line => line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal))
                .Select(line => line.Length == 0 ? line : line[4..])
        );

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs"));
}
