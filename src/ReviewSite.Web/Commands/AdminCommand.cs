using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>
/// Manages accounts without a mail server: each command prints a link for choosing a password, valid once and for half
/// an hour.
/// </summary>
internal static class AdminCommand
{
    private const string DefaultOrigin = "http://localhost:5000";

    public static Command Create(CommandSettings settings)
    {
        var command = new ExampleCommand(
            "admin",
            "Manage accounts without a mail server.",
            "admin add ann@example.org",
            "admin reset ann@example.org --urls http://localhost:8080"
        );
        command.Add(Create("add", "Create a sign-up link for a new administrator.", settings, mustExist: false));
        command.Add(
            Create(
                "reset",
                "Create a password-reset link for an existing account (also unlocks it).",
                settings,
                mustExist: true
            )
        );
        return command;
    }

    private static ExampleCommand Create(string name, string description, CommandSettings settings, bool mustExist)
    {
        var email = new Argument<string>("EMAIL");
        var urls = UrlsOption.Create(
            "The address that the site is served at, for the link, if Site:PublicOrigin is not set."
        );
        var data = DataOption.Create();
        var command = new ExampleCommand(
            name,
            description,
            $"admin {name} ann@example.org",
            $"admin {name} ann@example.org --urls http://localhost:8080 --data /srv/reviews"
        )
        {
            email,
            urls,
            data,
        };
        command.SetAction(
            (parsed, cancellation) =>
                InviteAsync(
                    parsed.GetRequiredValue(email).Trim(),
                    mustExist,
                    settings.StoreIn(parsed.GetValue(data)),
                    new Origin(parsed.GetValue(urls), settings),
                    cancellation
                )
        );
        return command;
    }

    private static async Task InviteAsync(
        string email,
        bool mustExist,
        StoreChoice chosen,
        Origin origin,
        CancellationToken cancellation
    )
    {
        if (email.Length > Account.LongestEmail || !EmailAttribute.IsEmail(email))
        {
            throw new InvalidInputException($"“{email}” is not an email address.");
        }

        if (mustExist)
        {
            chosen.RequireStore();
        }

        await using var store = await CommandStore.OpenAsync(chosen, isReadOnly: false, cancellation);
        await using var db = await store.Dbs.CreateDbContextAsync(cancellation);
        var account = await FindAsync(db, email, mustExist, cancellation);
        if (account is not null)
        {
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            await db.SaveChangesAsync(cancellation);
        }

        var token = await store.Invitations.CreateAsync(email, account?.Role ?? Role.Administrator, cancellation);
        await Console.Out.WriteLineAsync(FirstAdministrator.LinkOf(origin.Address, token));
        if (origin.IsAssumed)
        {
            await Console.Error.WriteLineAsync(
                $"If the site is not at {DefaultOrigin}, change the start of the link, or give its address with --urls."
            );
        }
    }

    private static async Task<Account?> FindAsync(
        ReviewSiteDb db,
        string email,
        bool mustExist,
        CancellationToken cancellation
    )
    {
        var key = email.ToUpperInvariant();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == key, cancellation);
        if (account is null == mustExist)
        {
            throw new InvalidInputException(
                mustExist
                    ? $"no account uses {email}; “admin add” creates one."
                    : $"{email} already has an account; “admin reset” creates a link to choose a new password."
            );
        }

        return account;
    }

    /// <summary>
    /// The origin of the link: the public origin, or else the address from the option or the settings.
    /// </summary>
    private sealed class Origin(string? urls, CommandSettings settings)
    {
        private readonly string? _known = settings.Site.PublicOrigin?.ToString() ?? urls?.Split(';')[0] ?? settings.Url;

        public bool IsAssumed => _known is null;

        public string Address => _known ?? DefaultOrigin;
    }
}
