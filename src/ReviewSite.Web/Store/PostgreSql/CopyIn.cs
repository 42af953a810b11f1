using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// Rows on their way into one table by COPY, in its text format: PostgreSQL itself reads values of all types from
/// text, the words of a text included, at a fraction of what it costs to write them in its binary format from here.
/// </summary>
internal sealed class CopyIn : IAsyncDisposable
{
    private const int CharactersAtOnce = 32 * 1024;

    private static readonly SearchValues<char> _escaped = SearchValues.Create("\\\t\n\r");

    private readonly NpgsqlCopyTextWriter _writer;
    private readonly StringBuilder _rows = new(CharactersAtOnce * 2);
    private bool _isComplete;

    private CopyIn(NpgsqlCopyTextWriter writer) => _writer = writer;

    public static async Task<CopyIn> BeginAsync(
        ReviewSiteDb db,
        string table,
        IEnumerable<string> columns,
        CancellationToken cancellation
    )
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var writer = await connection.BeginTextImportAsync(
            $"COPY {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) FROM STDIN",
            cancellation
        );

        // However many rows there are, and however long the server takes to index them.
        writer.Timeout = 0;
        return new CopyIn(writer);
    }

    /// <param name="values">Of all columns, in their order, as the database has them.</param>
    /// <exception cref="NotSupportedException">A value is of a type that no column of the store has.</exception>
    public async ValueTask WriteAsync(IEnumerable<object?> values, CancellationToken cancellation)
    {
        foreach (var (place, value) in values.Index())
        {
            if (place > 0)
            {
                _rows.Append('\t');
            }

            Append(value);
        }

        _rows.Append('\n');
        if (_rows.Length >= CharactersAtOnce)
        {
            await SendAsync(cancellation);
        }
    }

    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        await SendAsync(cancellation);
        await _writer.DisposeAsync();
        _isComplete = true;
    }

    /// <summary>Without being complete, no row has come.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isComplete)
        {
            await _writer.CancelAsync();
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        await _writer.WriteAsync(_rows, cancellation);
        _rows.Clear();
    }

    private void Append(object? value)
    {
        switch (value)
        {
            case null:
                _rows.Append("\\N");
                break;
            case string text:
                AppendEscaped(text);
                break;
            case bool yes:
                _rows.Append(yes ? 't' : 'f');
                break;
            case int or long or decimal:
                _rows.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case DateOnly date:
                _rows.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}");
                break;
            case DateTimeOffset time:
                _rows.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.ffffffzzz}");
                break;
            case byte[] bytes:
                _rows.Append(@"\\x").Append(Convert.ToHexStringLower(bytes));
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
            _rows
                .Append(rest[..at])
                .Append('\\')
                .Append(
                    rest[at] switch
                    {
                        '\t' => 't',
                        '\n' => 'n',
                        '\r' => 'r',
                        _ => '\\',
                    }
                );
            rest = rest[(at + 1)..];
        }

        _rows.Append(rest);
    }
}
