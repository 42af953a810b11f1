namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A change that a program requested with an <c>Idempotency-Key</c>: saved with the change itself, so that the same
/// request sent again gets the same response and changes nothing.
/// </summary>
public sealed class IdempotentRequest
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private IdempotentRequest() { }

    /// <param name="key">A hash of the key and of the token that it was sent with.</param>
    /// <param name="requestHash">A hash of the method, the address and the body.</param>
    /// <param name="now">UTC.</param>
    public IdempotentRequest(string key, string requestHash, DateTime now) =>
        (Key, RequestHash, At) = (key, requestHash, now);

    public string Key { get; private set; } = "";

    public string RequestHash { get; private set; } = "";

    public DateTime At { get; private set; }

    /// <summary>The answer; <c>null</c> if the program ended between the change and the answer.</summary>
    public int? Status { get; private set; }

    public string? Location { get; private set; }

    public string? EntityTag { get; private set; }

    public string? Body { get; private set; }
}
