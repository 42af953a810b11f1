namespace ReviewSite.Benchmarks;

/// <summary>What is installed.</summary>
internal static class Programs
{
    public static bool IsThere(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
}
