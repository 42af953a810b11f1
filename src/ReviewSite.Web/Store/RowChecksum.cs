using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReviewSite.Web.Store;

/// <summary>A checksum of a table's rows in the order of its key, the same in each database.</summary>
/// <param name="table">Of the target's model.</param>
internal sealed class RowChecksum(ITable table) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Of the columns that are copied, those with JSON in them.</summary>
    private readonly bool[] _json = [.. TableRows.CopiedColumns(table).Select(c => c.StoreType == TableRows.Json)];

    private readonly StringBuilder _line = new();
    private long _rows;

    public void Add(object?[] row)
    {
        _line.Clear();
        foreach (var (place, value) in row.Index())
        {
            _line.Append(_json[place] && value is string json ? Canonical(JsonNode.Parse(json)) : TextOf(value));
            _line.Append('\0');
        }

        _hash.AppendData(Encoding.UTF8.GetBytes(_line.ToString()));
        _rows++;
    }

    /// <summary>After the last row.</summary>
    public CopiedTable Complete() => new(table.Name, _rows, Convert.ToHexStringLower(_hash.GetHashAndReset()));

    public void Dispose() => _hash.Dispose();

    private static string TextOf(object? value) =>
        value switch
        {
            null => "\u0001",
            bool flag => flag ? "1" : "0",
            byte[] bytes => Convert.ToBase64String(bytes),
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
            _ => (string)value,
        };

    /// <summary>With the members of objects by their names, since PostgreSQL keeps no order of them.</summary>
    private static string Canonical(JsonNode? node) =>
        node switch
        {
            JsonObject members => string.Join(
                ',',
                members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}:{Canonical(m.Value)}")
            ),
            JsonArray items => $"[{string.Join(',', items.Select(Canonical))}]",
            _ => node?.ToJsonString() ?? "null",
        };
}
