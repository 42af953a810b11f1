using Microsoft.AspNetCore.Identity;

namespace ReviewSite.Web.Store.Entities;

/// <summary>A user who may sign in, identified by email address, which is never shown to visitors.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>As RFC 5321 has it.</summary>
    public const int LongestEmail = 254;

    public Role Role { get; set; }

    /// <summary>Kept, with what they did, but cannot sign in.</summary>
    public bool IsDisabled { get; set; }
}

/// <summary>What someone may do; each role may do what the one before it may.</summary>
public enum Role
{
    /// <summary>Films, reviews, imports.</summary>
    Editor,

    /// <summary>People, weights, the history of all films too.</summary>
    Administrator,
}
