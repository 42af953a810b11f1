using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>Account events for the operator, one line each.</summary>
public sealed partial class AccountLog(ILogger<AccountLog> logger)
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Email} signed in as {Role} from {Client}")]
    public partial void SignedIn(string email, Role role, string client);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in failed for {Email} from {Client}")]
    public partial void Failed(string email, string client);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The account {Email} was locked after too many wrong passwords, the last from {Client}"
    )]
    public partial void LockedOut(string email, string client);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "A link to choose a password was created for {Email} as {Role}"
    )]
    public partial void Invited(string email, Role role);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The API token {Name} was created for {Email} with {Scopes}"
    )]
    public partial void TokenCreated(string name, string? email, ApiScopes scopes);

    [LoggerMessage(Level = LogLevel.Information, Message = "The API token {Name} of {Email} was revoked")]
    public partial void TokenRevoked(string name, string? email);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An invalid API token was sent from {Client}")]
    public partial void TokenRefused(string client);
}
