using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReviewSite.Domain;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>
/// The program's commands. Each exits with 0; with 1 and one clear line on standard error if the input is refused;
/// with 2 if it was called wrongly; with 70 if the program itself is at fault; with 130 if it was interrupted.
/// </summary>
internal static class CommandLine
{
    private const int Refused = 1;
    private const int WrongUsage = 2;
    private const int ProgramFault = 70;

    /// <summary>A service manager should start the program again, as it should not after a refusal.</summary>
    private const int TryAgain = 75;

    public static async Task<int> RunAsync(string[] args, Func<ServeOptions, CancellationToken, Task> serve)
    {
        using var interruption = new Interruption();
        try
        {
            var settings = args.Where(IsSetting).ToList();
            var parsed = CreateRoot(settings, serve).Parse([.. args.Where(a => !IsSetting(a))]);
            if (parsed.Errors.Count > 0 && parsed.Action?.ClearsParseErrors != true)
            {
                await Console.Error.WriteLineAsync($"error: {UsageError.Of(parsed)}");
                return WrongUsage;
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                interruption.Token
            );
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("error: interrupted; only the work reported above was saved.");
            return interruption.ExitCode;
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            await Console.Error.WriteLineAsync($"error: {refusal}");
            return IsTemporary(e) ? TryAgain : Refused;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(
                $"error: the program failed unexpectedly ({e.Message}). Please report this; {WriteDetails(e)}"
            );
            return ProgramFault;
        }
    }

    private static RootCommand CreateRoot(
        IReadOnlyList<string> settings,
        Func<ServeOptions, CancellationToken, Task> serve
    )
    {
        var root = new RootCommand(
            "ReviewSite: a self-hosted site for film criticism. Without a command, it serves the site."
        );
        ServeCommand.AddTo(root, settings, serve);
        root.Add(ServeCommand.Create(settings, serve));
        var read = new CommandSettings(settings);
        root.Add(ImportCommand.Create(read));
        root.Add(ExportCommand.Create(read));
        root.Add(PostersCommand.Create(read));
        root.Add(VerdictCommand.Create(read));
        root.Add(BackupCommand.Create(read));
        root.Add(RestoreCommand.Create(read));
        root.Add(MoveCommand.Create(read));
        root.Add(MigrateCommand.Create(read));
        root.Add(CheckCommand.Create(read));
        root.Add(AdminCommand.Create(read));
        root.Add(GenerateCommand.Create(read));
        root.Add(PushCommand.Create(read));
        root.Add(CompletionsCommand.Create());
        ExampleHelp.AddTo(
            root,
            "--urls http://localhost:8080 --data /srv/reviews",
            "import my-film.txt --film \"My Film\" --year 2013",
            "export --format json --out site.json"
        );
        return root;
    }

    /// <summary>What the user can fix, in a sentence; <c>null</c> if the program itself is at fault.</summary>
    private static string? Refusal(Exception exception) =>
        exception switch
        {
            InvalidInputException { OnCommandLine: { } advice } => $"{exception.Message} {advice}",
            InvalidInputException or StoreBusyException or NewerStoreException => exception.Message,
            IOException { InnerException: AddressInUseException } =>
                $"{exception.Message} Choose another with --urls, such as --urls http://localhost:5050.",
            SocketException => $"cannot listen on that address: {exception.Message}. Choose another with --urls.",
            IOException or UnauthorizedAccessException => exception.Message,
            InvalidDataException { InnerException: FormatException form } => WrongFile(exception, form),
            DbUpdateException { InnerException: DbException inner } => Refusal(inner),
            _ when exception.GetBaseException() is PostgresException answer && StoreFailure.Of(exception) is not null =>
                Refusal(answer),
            _ when StoreFailure.Of(exception) is { LastsUntilRepaired: true } failure =>
                $"{failure.Reason}: {CauseOf(exception)}",
            NpgsqlException => $"the database cannot be used: {exception.Message}",
            DbException => $"the store cannot be used: {exception.Message} Choose another data folder with --data, or "
                + $"restore a backup.",
            _ => null,
        };

    /// <summary>A file of settings that is not JSON, or has a setting twice.</summary>
    private static string WrongFile(Exception exception, FormatException form)
    {
        var file = exception.Message.TrimEnd('.');
        return form.InnerException is JsonException { LineNumber: { } line } json
            ? $"{file}, line {line + 1}: {json.Message.Split(" LineNumber:")[0]} Correct the file."
            : $"{file}: {form.Message} Correct the file.";
    }

    /// <summary>Whether a database does not answer yet, or not now.</summary>
    private static bool IsTemporary(Exception exception) =>
        StoreFailure.Of(exception) == StoreFailure.Unreachable
        && (exception as DbException ?? exception.InnerException as DbException)
            is { IsTransient: true }
                // None of several servers answered, or none of them accepts writes.
                or (NpgsqlException and not PostgresException);

    /// <summary>With the addresses of the database servers, which the base exception does not have.</summary>
    private static string CauseOf(Exception exception)
    {
        var cause = exception.GetBaseException();
        var outer = exception as NpgsqlException ?? exception.InnerException as NpgsqlException;
        return outer switch
        {
            { InnerException: AggregateException servers } => string.Join(
                "; ",
                servers.InnerExceptions.Select(e => e.Message).Distinct()
            ),
            null => cause.Message,
            _ when outer == cause => cause.Message,
            _ => $"{outer.Message} ({cause.Message})",
        };
    }

    /// <summary>What the database server answered.</summary>
    private static string Refusal(PostgresException answer) =>
        answer.SqlState == PostgresErrorCodes.InsufficientPrivilege
            ? $"the database server refused: {answer.MessageText}. Make this user the owner of the database, for "
                + "example with “createdb --owner”."
            : $"the database server refused: {answer.MessageText}.";

    /// <summary>A stack trace helps only someone who reports a bug.</summary>
    private static string WriteDetails(Exception exception)
    {
        try
        {
            var file = Path.Combine(Path.GetTempPath(), $"reviewsite-error-{Guid.NewGuid():N}.txt");
            File.WriteAllText(file, exception.ToString());
            return $"the details are in {file}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the details could not be written: {e.Message}";
        }
    }

    /// <summary>
    /// A setting such as <c>--Data:Directory=films</c>, as in every ASP.NET Core program; options begin with a
    /// lowercase letter.
    /// </summary>
    private static bool IsSetting(string arg) =>
        arg is ['-', '-', >= 'A' and <= 'Z', ..] && arg.Contains('=', StringComparison.Ordinal);
}
