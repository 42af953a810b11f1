using Microsoft.AspNetCore.Identity;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// A password is long, and not a short thing padded out: no composition rules, as NIST SP 800-63B advises, but repeats,
/// runs, the e-mail and the site's name count as nothing.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int ShortestLength = 15;

    /// <summary>Longer than anybody types; more would only make hashing slow.</summary>
    public const int LongestLength = 200;

    /// <summary>How many different characters there must be once the padding is gone.</summary>
    private const int FewestDistinct = 6;

    private const string SiteName = "reviewsite";
    private const int ShortestRun = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Refusal(password ?? "", user.Email) is { } refusal
                ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = refusal })
                : IdentityResult.Success
        );

    /// <summary>Why a password is refused; <c>null</c> where it is not.</summary>
    public static string? Refusal(string password, string? email)
    {
        if (password.Length is < ShortestLength or > LongestLength)
        {
            return $"Use {ShortestLength} to {LongestLength} characters; four or five unrelated words work well.";
        }

        var rest = WithoutRuns(
            Without(password.ToLowerInvariant(), [email ?? "", (email ?? "").Split('@')[0], SiteName])
        );
        return rest.Distinct().Count() < FewestDistinct || IsOneThingRepeated(password)
            ? "This password is too easy to guess. Avoid repeats, sequences, your email address and the site's name."
            : null;
    }

    private static string Without(string password, IEnumerable<string> words) =>
        words
            .Where(w => w.Length > 2)
            .Aggregate(password, (rest, word) => rest.Replace(word.ToLowerInvariant(), "", StringComparison.Ordinal));

    /// <summary>Drops what only goes on as it began: "aaaa", "1234", "dcba".</summary>
    private static string WithoutRuns(string text)
    {
        var kept = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; )
        {
            var length = RunLength(text, i);
            if (length < ShortestRun)
            {
                kept.Append(text[i]);
                length = 1;
            }

            i += length;
        }

        return kept.ToString();
    }

    private static int RunLength(string text, int start)
    {
        var longest = 1;
        foreach (var step in new[] { 0, 1, -1 })
        {
            var end = start + 1;
            while (end < text.Length && text[end] - text[end - 1] == step)
            {
                end++;
            }

            longest = Math.Max(longest, end - start);
        }

        return longest;
    }

    private static bool IsOneThingRepeated(string password) =>
        (password + password).IndexOf(password, 1, StringComparison.Ordinal) < password.Length;
}
