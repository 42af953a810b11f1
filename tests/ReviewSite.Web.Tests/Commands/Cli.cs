using System.Diagnostics;

namespace ReviewSite.Web.Tests.Commands;

/// <summary>Runs the program as a person does, in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-cli-");

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public Task<Outcome> RunAsync(params string[] args) => RunAsync("", args);

    /// <summary>Ended after a while as a power cut would end it, if it has not ended by itself before.</summary>
    public async Task RunAndKillAsync(TimeSpan after, params string[] args)
    {
        using var process = Process.Start(StartOf(args))!;
        using var ended = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(ended.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Interrupted as by Ctrl-C, as soon as something is the case.</summary>
    public async Task<Outcome> RunAndInterruptAsync(Func<bool> when, params string[] args)
    {
        var start = StartOf(args);
        // Whoever runs the tests in the background of a shell has Ctrl-C ignored, and hands that on.
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.ArgumentList.Insert(1, start.FileName);
        start.FileName = "env";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && !when())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        using var interrupt = Process.Start(
            "kill",
            ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }

    public async Task<Outcome> RunAsync(string input, string[] args)
    {
        using var process = Process.Start(StartOf(args))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await error);
    }

    private ProcessStartInfo StartOf(string[] args)
    {
        var start = SiteProgram.Start(args);
        start.WorkingDirectory = Folder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }
}

/// <summary>The program, as a process of its own.</summary>
internal static class SiteProgram
{
    /// <summary>
    /// Names the published program where that is to be tested, as in CI: what users get. Else it is what was built.
    /// </summary>
    private const string Published = "REVIEWSITE_PROGRAM";

    public static ProcessStartInfo Start(params string[] args) =>
        Environment.GetEnvironmentVariable(Published) is { Length: > 0 } program
            ? new ProcessStartInfo(program, args)
            : new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "reviewsite.dll"), .. args]);
}

internal sealed record Outcome(int ExitCode, string Output, string Error);
