using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class PeopleTests : AdminTests
{
    private const string Bob = "bob@example.org";

    [Fact]
    public async Task A_link_that_is_sent_works_for_a_week_and_is_listed_until_it_is_used()
    {
        var invited = await Editor.SendAsync("/admin/people", "Invite", ("Email", Bob));
        var expires = await Site.ReadAsync(db =>
            db.Invitations.Where(i => i.Email == Bob).Select(i => i.ExpiresAt).SingleAsync()
        );
        using var bob = new Person(Site);
        await bob.SendAsync(PathOf(invited), ("Input.Password", Person.Password));
        var after = await Editor.GetAsync("/admin/people");

        Assert.InRange(expires - DateTime.UtcNow, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
        Assert.Contains($"Unused links {Bob}, editor until", invited.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Open links", after.Text("main"), StringComparison.Ordinal);
        Assert.Contains($"{Bob}, editor last seen around", after.Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http://localhost/account/set-up?token=")]
    [InlineData("https://films.example", "https://films.example/account/set-up?token=")]
    public async Task A_link_never_has_the_host_that_a_request_names(string? origin, string expected)
    {
        using var site = new Site { PublicOrigin = origin };
        site.ClientOptions.BaseAddress = new Uri("https://forged.example");
        using var administrator = await Person.SignedInAsync(site, Role.Administrator, "ann@example.org");

        var invited = await administrator.SendAsync("/admin/people", "Invite", ("Email", Bob));

        Assert.StartsWith(expected, invited.Text("#link"), StringComparison.Ordinal);
        Assert.Equal(origin is null, invited.Text(".saved").Contains("Site:PublicOrigin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_revoked_does_not_work()
    {
        var invited = await Editor.SendAsync("/admin/people", "Invite", ("Email", Bob));
        await Editor.SendAsync("/admin/people", "Revoke");
        using var bob = new Person(Site);

        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(PathOf(invited))).Status);
    }

    [Fact]
    public async Task A_role_is_changed_at_once()
    {
        using var bob = await Person.SignedInAsync(Site, Role.Editor, Bob);

        var sent = await Editor.SendAsync("/admin/people", "Role");

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Contains(
            $"{Bob} is now an administrator",
            (await Editor.GetAsync("/admin/people")).Text(".saved"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, (await bob.GetAsync("/admin")).Status);
        Assert.Equal(
            Role.Administrator,
            await Site.ReadAsync(db => db.Accounts.Where(a => a.Email == Bob).Select(a => a.Role).SingleAsync())
        );
    }

    [Fact]
    public async Task Who_forgot_a_password_gets_a_link_to_choose_another()
    {
        using var bob = await Person.SignedInAsync(Site, Role.Editor, Bob);

        var link = await Editor.SendAsync("/admin/people", "Reset");

        Assert.Contains($"Send this link to {Bob}", link.Text(".saved"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync(PathOf(link))).Status);
    }

    [Fact]
    public async Task Nobody_changes_their_own_role()
    {
        using var bob = await Person.SignedInAsync(Site, Role.Editor, Bob);
        var page = await Editor.GetAsync("/admin/people");
        var me = await Site.ReadAsync(db => db.Accounts.Where(a => a.Email != Bob).Select(a => a.Id).SingleAsync());

        var sent = await Editor.SubmitAsync(page, "/admin/people", "Role", ("id", me));

        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
    }

    [Theory]
    [InlineData("Role")]
    [InlineData("Disable")]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one(string handler)
    {
        using var bob = await Person.SignedInAsync(Site, Role.Administrator, Bob);
        var page = await bob.GetAsync("/admin/people");
        var session = await Site.ReadAsync(db =>
            db.Sessions.AsNoTracking().SingleAsync(s => db.Accounts.Any(a => a.Id == s.AccountId && a.Email == Bob))
        );

        var first = await Editor.SendAsync("/admin/people", handler);

        // Bob's session was read before it ended.
        await Site.ReadAsync(db =>
        {
            db.Sessions.Add(session);
            return db.SaveChangesAsync();
        });
        var second = await bob.SubmitAsync(page, "/admin/people", handler);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Forbidden), (first.Status, second.Status));
        Assert.Equal("You are no longer an administrator", second.Text("h1"));
        Assert.Equal(
            ["ann@example.org"],
            await Site.ReadAsync(db =>
                db.Accounts.Where(a => a.Role == Role.Administrator && !a.IsDisabled).Select(a => a.Email).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task An_address_with_a_character_that_is_none_is_not_invited()
    {
        var page = await Editor.GetAsync("/admin/people");

        var sent = await Editor.SubmitAsync(page, "/admin/people", "Invite", ("Email", "\uFFFE@b.c"));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("Enter a valid email address.", sent.Text("main"), StringComparison.Ordinal);
    }

    private static string PathOf(Answer invited) => new Uri(invited.Text("#link")).PathAndQuery;

    [Fact]
    public async Task A_sign_in_that_was_under_way_when_the_account_was_changed_opens_no_session()
    {
        using var bob = await Person.SignedInAsync(Site, Role.Editor, Bob);
        var tickets = new[] { await TicketAsync(), await TicketAsync() };

        await Editor.SendAsync("/admin/people", "Role");
        var demoted = await OpensSessionAsync(tickets[0]);
        var asNow = await OpensSessionAsync(await TicketAsync());
        await Editor.SendAsync("/admin/people", "Disable");
        var disabled = await OpensSessionAsync(await TicketAsync());

        Assert.Equal((false, true, false), (demoted, asNow, disabled));

        async Task<AuthenticationTicket> TicketAsync()
        {
            await using var scope = Site.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>();
            var account = await accounts.FindByEmailAsync(Bob);
            return new AuthenticationTicket(
                await claims.CreateAsync(account!),
                new AuthenticationProperties(),
                IdentityConstants.ApplicationScheme
            );
        }

        async Task<bool> OpensSessionAsync(AuthenticationTicket ticket)
        {
            var sessions = Site.Services.GetRequiredService<SessionStore>();
            return await sessions.RetrieveAsync(await sessions.StoreAsync(ticket)) is not null;
        }
    }
}
