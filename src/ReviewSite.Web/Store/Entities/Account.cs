using Microsoft.AspNetCore.Identity;

namespace ReviewSite.Web.Store.Entities;

/// <summary>A user who may sign in, identified by email address, which is never shown to visitors.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>As RFC 5321 has it.</summary>
    public const int LongestEmail = 254;

    public Role Role { get; set; }

    /// <summary>The account and its history are kept, but it cannot sign in.</summary>
    public bool IsDisabled { get; set; }
}

/// <summary>A user's permissions; each role includes the one before it.</summary>
public enum Role
{
    /// <summary>Films, reviews, imports.</summary>
    Editor,

    /// <summary>People, weights, the history of all films too.</summary>
    Administrator,
}
