namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A sign-in in one browser. The cookie contains only a key to it, so that ending it here ends it for good.
/// </summary>
public sealed class Session
{
    private Session() { }

    /// <param name="keyHash">The hash of the key in the cookie; nobody can sign in with what is in the store.</param>
    /// <param name="expiresAt">UTC.</param>
    public Session(string keyHash, string accountId, byte[] ticket, DateTime expiresAt) =>
        (KeyHash, AccountId, Ticket, ExpiresAt) = (keyHash, accountId, ticket, expiresAt);

    public string KeyHash { get; private set; } = "";

    public string AccountId { get; private set; } = "";

    /// <summary>The framework's authentication ticket.</summary>
    public byte[] Ticket { get; private set; } = [];

    public DateTime ExpiresAt { get; private set; }
}
