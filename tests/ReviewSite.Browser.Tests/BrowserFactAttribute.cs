namespace ReviewSite.Browser.Tests;

/// <summary>A test that needs Chromium; where there is none it says so and is skipped, unless it must not be.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Requirement.SkipReason;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Requirement.SkipReason;
}

internal static class Requirement
{
    private const string MustRun = "REVIEWSITE_BROWSER_TESTS_MUST_RUN";

    private static readonly string[] _places =
    [
        Environment.GetEnvironmentVariable("CHROME_PATH") ?? "",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    /// <summary>Where Chromium lies; <c>CHROME_PATH</c> names another place.</summary>
    public static string? Executable { get; } = _places.FirstOrDefault(File.Exists);

    public static string? SkipReason =>
        Executable is null && Environment.GetEnvironmentVariable(MustRun) is null
            ? "No Chromium here: install it (Debian: apt-get install chromium), or name it in CHROME_PATH."
            : null;
}
