namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A link for choosing a password, valid once and for a limited time: the first one of a new account, or a new one for
/// an existing account.
/// </summary>
public sealed class Invitation
{
    /// <summary>For a link from the console, which is followed at once.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>For a link that is sent to someone.</summary>
    public static readonly TimeSpan SentLifetime = TimeSpan.FromDays(7);

    private Invitation() { }

    /// <param name="email">Whose; <c>null</c> for the first administrator, who says it when following the link.</param>
    /// <param name="now">UTC.</param>
    public Invitation(string tokenHash, string? email, Role role, DateTime now, TimeSpan lifetime) =>
        (TokenHash, Email, Role, ExpiresAt) = (tokenHash, email, role, now + lifetime);

    public string TokenHash { get; private set; } = "";

    public string? Email { get; private set; }

    public Role Role { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
