using System.Diagnostics;

namespace ReviewSite.Web.Tests.Commands;

/// <summary>Pipes with a name, which .NET cannot create outside Windows.</summary>
internal static class Pipes
{
    public static async Task CreateAsync(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
