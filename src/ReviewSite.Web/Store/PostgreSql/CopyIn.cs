using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// Copies rows into one table by COPY in text format. PostgreSQL parses text, even a tsvector, for a fraction of what
/// it costs to write the binary format here.
/// </summary>
internal sealed class CopyIn : IAsyncDisposable
{
    private const int BytesAtOnce = 64 * 1024;

    private static readonly SearchValues<char> _escaped = SearchValues.Create("\\\t\n\r");

    private readonly NpgsqlCopyTextWriter _copy;
    private readonly ArrayBufferWriter<byte> _rows = new(2 * BytesAtOnce);
    private bool _hasEnded;

    private CopyIn(NpgsqlCopyTextWriter copy) => _copy = copy;

    public static async Task<CopyIn> BeginAsync(
        ReviewSiteDb db,
        string table,
        IEnumerable<string> columns,
        CancellationToken cancellation
    )
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var copy = await connection.BeginTextImportAsync(
            $"COPY {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM STDIN",
            cancellation
        );

        // No timeout: there may be many rows, and the server may take long to index them.
        copy.Timeout = 0;
        return new CopyIn(copy);
    }

    /// <param name="values">The values of all columns, in their order in the database.</param>
    /// <exception cref="NotSupportedException">A value is of a type that no column of the store has.</exception>
    public async ValueTask WriteAsync(IEnumerable<object?> values, CancellationToken cancellation)
    {
        foreach (var (place, value) in values.Index())
        {
            if (place > 0)
            {
                Append("\t");
            }

            AppendValue(value);
        }

        Append("\n");
        if (_rows.WrittenCount >= BytesAtOnce)
        {
            await SendAsync(cancellation);
        }
    }

    /// <exception cref="PostgresException">A row breaks a rule of the table; no rows are added.</exception>
    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await SendAsync(cancellation);
        _hasEnded = true;
        await _copy.BaseStream.DisposeAsync();
    }

    /// <summary>If it was not completed, no rows are added.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hasEnded)
        {
            return;
        }

        try
        {
            await _copy.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended with the connection, whose exception is already being thrown.
        }
    }

    /// <summary>Bypasses the text writer, whose asynchronous methods block and cannot be canceled.</summary>
    private async Task SendAsync(CancellationToken cancellation)
    {
        await _copy.BaseStream.WriteAsync(_rows.WrittenMemory, cancellation);
        _rows.ResetWrittenCount();
    }

    private void AppendValue(object? value)
    {
        switch (value)
        {
            case null:
                Append("\\N");
                break;
            case string text:
                AppendEscaped(text);
                break;
            case bool yes:
                Append(yes ? "t" : "f");
                break;
            case int or long or decimal:
                Append(string.Create(CultureInfo.InvariantCulture, $"{value}"));
                break;
            case DateOnly date:
                Append(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}"));
                break;
            case DateTimeOffset time:
                Append(string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.ffffffzzz}"));
                break;
            case byte[] bytes:
                Append(@"\\x");
                Append(Convert.ToHexStringLower(bytes));
                break;
            default:
                throw new NotSupportedException($"{value.GetType().Name} is the type of no column.");
        }
    }

    private void AppendEscaped(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny(_escaped) is >= 0 and var at)
        {
            Append(rest[..at]);
            Append(
                rest[at] switch
                {
                    '\t' => "\\t",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    _ => "\\\\",
                }
            );
            rest = rest[(at + 1)..];
        }

        Append(rest);
    }

    private void Append(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _rows);
}
