using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReviewSite.Web.Store;

/// <summary>A checksum of a table's rows in the order of its key, the same in each database.</summary>
/// <param name="table">A table of the target's model.</param>
internal sealed class RowChecksum(ITable table) : IDisposable
{
    /// <summary>Dividing by it removes trailing zeros of a number.</summary>
    private const decimal One = 1.000000000000000000000000000m;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Which of the copied columns contain JSON.</summary>
    private readonly bool[] _json = [.. TableRows.CopiedColumns(table).Select(c => c.StoreType == TableRows.Json)];

    private readonly ArrayBufferWriter<byte> _row = new();
    private long _rows;

    public void Add(object?[] row)
    {
        _row.ResetWrittenCount();
        for (var i = 0; i < row.Length; i++)
        {
            if (_json[i] && row[i] is string json)
            {
                using var document = JsonDocument.Parse(json);
                AddJson(document.RootElement);
            }
            else
            {
                AddValue(row[i]);
            }
        }

        _hash.AppendData(_row.WrittenSpan);
        _rows++;
    }

    /// <summary>After the last row.</summary>
    public CopiedTable Complete() => new(table.Name, _rows, Convert.ToHexStringLower(_hash.GetHashAndReset()));

    public void Dispose() => _hash.Dispose();

    /// <summary>
    /// Each with its kind first, and with its length if that differs, so that no two rows look alike.
    /// </summary>
    private void AddValue(object? value)
    {
        switch (value)
        {
            case null:
                AddKind('0');
                break;
            case bool flag:
                AddKind(flag ? 't' : 'f');
                break;
            case int number:
                AddNumber('n', number);
                break;
            case long number:
                AddNumber('n', number);
                break;
            case decimal number:
                AddKind('d');
                AddDecimal(number / One);
                break;
            case DateOnly day:
                AddNumber('y', day.DayNumber);
                break;
            case DateTimeOffset time:
                AddNumber('u', time.UtcTicks);
                break;
            case byte[] bytes:
                AddNumber('b', bytes.Length);
                _row.Write(bytes);
                break;
            case string text:
                AddText(text);
                break;
            default:
                throw new NotSupportedException($"{table.Name} has a {value.GetType().Name} in it.");
        }
    }

    /// <summary>Sorts the members of objects by name, because PostgreSQL does not keep their order.</summary>
    private void AddJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AddKind('{');
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    AddText(member.Name);
                    AddJson(member.Value);
                }

                AddKind('}');
                break;
            case JsonValueKind.Array:
                AddKind('[');
                foreach (var item in element.EnumerateArray())
                {
                    AddJson(item);
                }

                AddKind(']');
                break;
            case JsonValueKind.String:
                AddText(element.GetString()!);
                break;
            default:
                AddKind('j');
                AddText(element.GetRawText());
                break;
        }
    }

    private void AddKind(char kind)
    {
        _row.GetSpan(1)[0] = (byte)kind;
        _row.Advance(1);
    }

    private void AddNumber(char kind, long number)
    {
        AddKind(kind);
        BinaryPrimitives.WriteInt64LittleEndian(_row.GetSpan(sizeof(long)), number);
        _row.Advance(sizeof(long));
    }

    private void AddDecimal(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        foreach (var part in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_row.GetSpan(sizeof(int)), part);
            _row.Advance(sizeof(int));
        }
    }

    private void AddText(string text)
    {
        AddNumber('s', Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _row);
    }
}
