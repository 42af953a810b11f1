namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A link, good once and for a while, with which someone chooses a password: a new account's first, or another one's
/// next.
/// </summary>
public sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private Invitation() { }

    /// <param name="email">Whose; none for the first administrator, who says it when following the link.</param>
    /// <param name="now">UTC.</param>
    public Invitation(string tokenHash, string? email, Role role, DateTime now) =>
        (TokenHash, Email, Role, ExpiresAt) = (tokenHash, email, role, now + Lifetime);

    public string TokenHash { get; private set; } = "";

    public string? Email { get; private set; }

    public Role Role { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
