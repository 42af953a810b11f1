using System.Diagnostics;
using System.Reflection;
using Microsoft.Data.Sqlite;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Commands;

/// <summary>Runs the program in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    private static readonly MethodInfo _main = typeof(Program).Assembly.EntryPoint!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-cli-");

    private readonly TestStore _store = new();

    public string Folder => _folder.FullName;

    public void Dispose()
    {
        _store.Delete();
        _folder.Delete(recursive: true);
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    /// <summary>
    /// Runs the program in the process of the tests, without a new start of .NET. Only for the tests of
    /// <see cref="InProcessCommands"/>: the console and the current folder belong to the whole process.
    /// </summary>
    public async Task<Outcome> RunInProcessAsync(params string[] args)
    {
        var (console, errorConsole, folder) = (Console.Out, Console.Error, Environment.CurrentDirectory);
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        Environment.CurrentDirectory = Folder;
        try
        {
            var exitCode = await Task.Run(() =>
                _main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [WithStore(args)], null)
            );
            return new Outcome((int)exitCode!, output.ToString(), error.ToString());
        }
        finally
        {
            Environment.CurrentDirectory = folder;
            Console.SetOut(console);
            Console.SetError(errorConsole);

            // As the end of a process does.
            SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Runs the program as a person does.</summary>
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

    private string[] WithStore(string[] args) =>
        [
            .. args,
            .. _store
                .SettingsFor(Path.Combine(Folder, DataFolder.DefaultName), isMigrated: false)
                .Select(s => $"--{s.Name}={s.Value}"),
        ];

    private ProcessStartInfo StartOf(string[] args)
    {
        var start = SiteProgram.Start(WithStore(args));
        start.WorkingDirectory = Folder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }
}

/// <summary>
/// Commands that run in the process of the tests: one after another, and while no other test runs.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InProcessCommands
{
    public const string Name = "Commands in process";
}

/// <summary>The program, as a process of its own.</summary>
internal static class SiteProgram
{
    /// <summary>
    /// Names the published program where that is to be tested, as in CI: what users get. Else it is what was built.
    /// </summary>
    private const string PublishedSetting = "REVIEWSITE_PROGRAM";

    private static string? Published =>
        Environment.GetEnvironmentVariable(PublishedSetting) is { Length: > 0 } program ? program : null;

    /// <summary>Where its own files are, such as <c>appsettings.json</c>.</summary>
    public static string Folder =>
        Published is { } program ? Path.GetDirectoryName(Path.GetFullPath(program))! : AppContext.BaseDirectory;

    public static ProcessStartInfo Start(params string[] args) =>
        Published is { } program
            ? new ProcessStartInfo(program, args)
            : new ProcessStartInfo("dotnet", [Path.Combine(Folder, "reviewsite.dll"), .. args]);
}

internal sealed record Outcome(int ExitCode, string Output, string Error);
