using Microsoft.AspNetCore.Identity;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// A password is long and not easy to guess: no composition rules, as NIST SP 800-63B advises, but a comparison with
/// common passwords, words, names, sequences, the email address and the site's name, which zxcvbn makes.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int ShortestLength = 15;

    /// <summary>Longer than anybody types; longer passwords would only make hashing slow.</summary>
    public const int LongestLength = 200;

    /// <summary>The lowest of zxcvbn's scores (0 to 4) that is safe against offline guessing.</summary>
    private const int LowestScore = 3;

    /// <summary>Judging takes longer with each character, and this many are enough to tell.</summary>
    private const int JudgedLength = 64;

    private const string SiteName = "reviewsite";

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Refusal(password ?? "", user.Email) is { } refusal
                ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = refusal })
                : IdentityResult.Success
        );

    /// <summary>Why a password is refused; <c>null</c> if it is not.</summary>
    public static string? Refusal(string password, string? email)
    {
        if (password.Length is < ShortestLength or > LongestLength)
        {
            return $"Use {ShortestLength} to {LongestLength} characters; four or five unrelated words work well.";
        }

        var judged = password[..Math.Min(password.Length, JudgedLength)];
        var known = (email ?? "").Split('@', '.').Append(email ?? "").Append(SiteName).Where(w => w.Length > 0);
        return Zxcvbn.Zxcvbn.MatchPassword(judged, known).Score < LowestScore
            ? "This password is too easy to guess. Avoid common passwords, repeats, sequences, your email address "
                + "and the site's name; four or five unrelated words work well."
            : null;
    }
}
