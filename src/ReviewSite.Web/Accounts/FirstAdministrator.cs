using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Accounts;

/// <summary>
/// On a site without an administrator, every start writes a link to standard output, outside the log. The person who
/// started the site becomes an administrator with it. The program comes without a password.
/// </summary>
internal static class FirstAdministrator
{
    public static async Task InviteFirstAdministratorAsync(this WebApplication app)
    {
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<ReviewSiteDb>>()
            .CreateDbContextAsync();
        if (await db.Accounts.AnyAsync(a => a.Role == Role.Administrator && !a.IsDisabled))
        {
            return;
        }

        var token = await app
            .Services.GetRequiredService<Invitations>()
            .CreateAsync(email: null, Role.Administrator, CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var origin =
                app.Services.GetRequiredService<SiteOptions>().PublicOrigin?.ToString()
                ?? app.Urls.FirstOrDefault()
                ?? "http://localhost:5000";
            Console.Out.WriteLine(
                $"No administrator exists yet. Open this link within 30 minutes to create one: {LinkOf(origin, token)}"
            );
        });
    }

    /// <param name="origin">An address that the site listens on, which may be any of this machine's.</param>
    public static string LinkOf(string origin, string token)
    {
        foreach (var any in (string[])["[::]", "0.0.0.0", "*", "+"])
        {
            origin = origin.Replace($"://{any}", "://localhost", StringComparison.Ordinal);
        }

        return $"{origin.TrimEnd('/')}/account/set-up?token={token}";
    }
}
