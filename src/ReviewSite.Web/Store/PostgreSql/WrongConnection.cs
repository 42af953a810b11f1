using System.ComponentModel;
using System.Data.Common;
using System.Reflection;
using Npgsql;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// What is wrong with a connection string. No value is repeated, nor anything after the password: the password may
/// contain a semicolon, and what follows may be the rest of it.
/// </summary>
internal static class WrongConnection
{
    private const string Form = "expected the form Host=db.example;Database=films;Username=films;Password=….";
    private const int MostEdits = 2;

    private static readonly string[] _passwords = ["password", "psw", "pwd", "passfile", "ssl password"];

    /// <param name="source">The setting or option that it is from.</param>
    public static string Describe(string connectionString, string source)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException)
        {
            return $"{source} is not a PostgreSQL connection string; {Form}";
        }

        var isAfterPassword = false;
        foreach (var key in parts.Keys.Cast<string>())
        {
            if (!IsValid(key, parts[key]))
            {
                return $"{source} {Describe(key, isAfterPassword)}; {Form}";
            }

            isAfterPassword |= _passwords.Contains(key, StringComparer.OrdinalIgnoreCase);
        }

        return $"{source} is not a PostgreSQL connection string; {Form}";
    }

    private static bool IsValid(string key, object value)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder { [key] = value };
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Describe(string key, bool isAfterPassword)
    {
        var keywords = typeof(NpgsqlConnectionStringBuilder)
            .GetProperties()
            .Select(p => p.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName)
            .OfType<string>()
            .ToList();
        if (keywords.Find(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return $"has an invalid value for “{known}”";
        }

        var meant = EditDistance.Nearest(key, keywords, MostEdits);
        var wrong = isAfterPassword
            ? "has a key after the password that PostgreSQL does not know"
            : $"has the key “{key}”, which PostgreSQL does not know";
        return meant is not null ? $"{wrong} (did you mean “{meant}”?)"
            : isAfterPassword ? $"{wrong} (put a password with a semicolon into double quotes)"
            : wrong;
    }
}
