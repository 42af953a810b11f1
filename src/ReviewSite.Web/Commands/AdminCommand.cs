using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Commands;

/// <summary>
/// Accounts without a mail server: each command writes a link, good once and for half an hour, with which a password is
/// chosen.
/// </summary>
internal static class AdminCommand
{
    private const string DefaultOrigin = "http://localhost:5000";

    public static Command Create(CommandSettings settings)
    {
        var command = new Command("admin", "Manage accounts without a mail server.");
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

    private static Command Create(string name, string description, CommandSettings settings, bool mustExist)
    {
        var email = new Argument<string>("EMAIL");
        var data = DataOption.Create();
        var command = new Command(name, description) { email, data };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var store = await CommandStore.OpenAsync(
                    settings.StoreIn(parsed.GetValue(data)),
                    isDryRun: false,
                    cancellation
                );
                await InviteAsync(store, settings, parsed.GetRequiredValue(email).Trim(), mustExist, cancellation);
            }
        );
        return command;
    }

    private static async Task InviteAsync(
        CommandStore store,
        CommandSettings settings,
        string email,
        bool mustExist,
        CancellationToken cancellation
    )
    {
        if (email.Length > Account.LongestEmail || !new EmailAddressAttribute().IsValid(email))
        {
            throw new InvalidInputException($"“{email}” is not an email address.");
        }

        await using var db = await store.Dbs.CreateDbContextAsync(cancellation);
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

        if (account is not null)
        {
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            await db.SaveChangesAsync(cancellation);
        }

        var token = await store.Invitations.CreateAsync(email, account?.Role ?? Role.Administrator, cancellation);
        await Console.Out.WriteLineAsync(
            FirstAdministrator.LinkOf(settings.Site.PublicOrigin?.ToString() ?? DefaultOrigin, token)
        );
    }
}
