namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A key with which a program changes the site on behalf of an account. The store contains only its hash.
/// </summary>
public sealed class ApiToken
{
    public const int LongestName = 100;

    private ApiToken() { }

    /// <param name="name">What it is for; the history shows it.</param>
    /// <param name="now">UTC.</param>
    public ApiToken(string hash, string name, string accountId, ApiScopes scopes, DateTime now, TimeSpan lifetime) =>
        (Hash, Name, AccountId, Scopes, CreatedAt, ExpiresAt) = (hash, name, accountId, scopes, now, now + lifetime);

    public int Id { get; private set; }

    public string Hash { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string AccountId { get; private set; } = "";

    public Account Account { get; private set; } = null!;

    public ApiScopes Scopes { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    /// <summary>UTC, to within a quarter of an hour; <c>null</c> if it was never used.</summary>
    public DateTime? LastUsedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RevokedAt { get; private set; }

    public bool IsOpen(DateTime now) => RevokedAt is null && ExpiresAt > now;
}

/// <summary>What a token may be used for.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,

    /// <summary>Reading with the entity tags that changes require.</summary>
    Read = 1,

    /// <summary>Films and reviews, one at a time.</summary>
    Write = 2,

    /// <summary>Texts with many reviews.</summary>
    Import = 4,
}
