using Microsoft.AspNetCore.Identity;

namespace ReviewSite.Web.Accounts;

/// <summary>As the framework's own, which fails for characters that no normal form has. No account has them.</summary>
internal sealed class LookupNormalizer : ILookupNormalizer
{
    private static readonly UpperInvariantLookupNormalizer _framework = new();

    public string? NormalizeName(string? name)
    {
        try
        {
            return _framework.NormalizeName(name);
        }
        catch (ArgumentException)
        {
            return name?.ToUpperInvariant();
        }
    }

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
