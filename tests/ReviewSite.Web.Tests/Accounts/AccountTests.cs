using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Accounts;

public sealed class AccountTests : IDisposable
{
    private const string Ann = "ann@example.org";

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    private static Task<Answer> SignInAsync(
        Person person,
        string password,
        string email = Ann,
        string returnUrl = ""
    ) => person.SendAsync($"/account/sign-in{returnUrl}", ("Input.Email", email), ("Input.Password", password));

    [Fact]
    public async Task An_invitation_is_good_once()
    {
        using var first = new Person(_site);
        var token = await _site
            .Services.GetRequiredService<Invitations>()
            .CreateAsync(email: null, Role.Administrator, default);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync($"/account/set-up?token={token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync($"/account/set-up?token={token}")).Status);

        var accepted = await first.SendAsync(
            $"/account/set-up?token={token}",
            ("Input.Email", Ann),
            ("Input.Password", Person.Password)
        );

        Assert.Equal("/admin", accepted.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await first.GetAsync($"/account/set-up?token={token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/admin/people")).Status);
    }

    [Fact]
    public async Task A_new_invitation_ends_the_older_one_of_the_same_address_in_other_letters()
    {
        using var person = new Person(_site);
        var invitations = _site.Services.GetRequiredService<Invitations>();
        var older = await invitations.CreateAsync("ANN@Example.org", Role.Editor, default);
        var newer = await invitations.CreateAsync("ann@example.org", Role.Editor, default);

        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/account/set-up?token={older}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"/account/set-up?token={newer}")).Status);
    }

    [Fact]
    public async Task The_link_for_the_first_administrator_ends_when_there_is_one()
    {
        using var ann = new Person(_site);
        using var bob = new Person(_site);
        var invitations = _site.Services.GetRequiredService<Invitations>();
        var first = await invitations.CreateAsync(email: null, Role.Administrator, default);
        var own = await invitations.CreateAsync(Ann, Role.Administrator, default);

        await ann.SendAsync($"/account/set-up?token={own}", ("Input.Password", Person.Password));

        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/account/set-up?token={first}")).Status);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("12345678901234567890")]
    [InlineData("ann@example.org1")]
    [InlineData("reviewsitereviewsite")]
    [InlineData("password12345678")]
    [InlineData("iloveyou1234567890")]
    [InlineData("qwertyuiop12345")]
    [InlineData("letmein123456789")]
    [InlineData("Password123456!")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("passwordpassword")]
    public async Task A_short_thing_padded_out_is_no_password(string password)
    {
        using var person = new Person(_site);
        var token = await _site.Services.GetRequiredService<Invitations>().CreateAsync(Ann, Role.Editor, default);

        var refused = await person.SendAsync($"/account/set-up?token={token}", ("Input.Password", password));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(0, await _site.ReadAsync(db => db.Accounts.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"/account/set-up?token={token}")).Status);
    }

    [Fact]
    public async Task A_password_is_hashed_as_often_as_it_should_be()
    {
        using var site = new Site { HashesLikeProduction = true };
        (await Person.SignedInAsync(site, Role.Editor, Ann)).Dispose();

        var hash = Convert.FromBase64String((await site.ReadAsync(db => db.Accounts.SingleAsync())).PasswordHash!);

        // Format 1; function 2 is HMAC-SHA512; then the iterations; all big-endian.
        Assert.Equal((1, 2u), (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_rests_until_it_is_reset()
    {
        (await Person.SignedInAsync(_site, Role.Editor, Ann)).Dispose();
        using var person = new Person(_site);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(person, "wrong")).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(person, Person.Password)).Status);
        var unknown = (await SignInAsync(person, "wrong", "nobody@example.org")).Text("[role=alert], .field-error");
        Assert.Equal(unknown, (await SignInAsync(person, Person.Password)).Text("[role=alert], .field-error"));

        (await Person.SignedInAsync(_site, Role.Editor, Ann)).Dispose();
        Assert.Equal("/admin", (await SignInAsync(person, Person.Password)).Location);
    }

    [Fact]
    public async Task Too_many_failures_from_one_address_are_429_and_say_when_to_try_again()
    {
        using var person = new Person(_site);
        for (var i = 0; i < SignInThrottle.MostFailures; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(person, "wrong", "nobody@example.org")).Status);
        }

        var refused = await SignInAsync(person, "wrong", "nobody@example.org");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), SignInThrottle.Window);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/sign-in")).Status);
    }

    [Fact]
    public async Task Requests_without_a_form_token_keep_nobody_from_signing_in()
    {
        (await Person.SignedInAsync(_site, Role.Editor, Ann)).Dispose();
        using var person = new Person(_site);
        for (var i = 0; i < SignInThrottle.MostFailures + 1; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsync("/account/sign-in", [])).Status);
        }

        Assert.Equal("/admin", (await SignInAsync(person, Person.Password)).Location);
    }

    [Fact]
    public async Task Successful_attempts_are_not_limited()
    {
        var throttle = _site.Services.GetRequiredService<SignInThrottle>();
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        for (var i = 0; i < 3 * SignInThrottle.MostFailures; i++)
        {
            Assert.Null(await throttle.BeginAsync("sign-in", context));
            await throttle.SucceededAsync("sign-in", context);
        }
    }

    [Theory]
    [InlineData("10.1.2.3", "203.0.113.7")]
    [InlineData("192.0.2.9", "192.0.2.9")]
    public async Task Only_trusted_proxies_say_where_a_visitor_is(string peer, string expected)
    {
        IPAddress? seen = null;
        using var site = new Site
        {
            Settings = { ["Site:TrustedProxies"] = "127.0.0.1, 10.0.0.0/8" },
            Replace = services =>
                services.AddSingleton<IStartupFilter>(
                    new Around(
                        before: context => context.Connection.RemoteIpAddress = IPAddress.Parse(peer),
                        after: context => seen = context.Connection.RemoteIpAddress
                    )
                ),
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/films")
        {
            Headers = { { "X-Forwarded-For", "203.0.113.7" } },
        };

        await site.Client.SendAsync(request);

        Assert.Equal(expected, seen?.ToString());
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_network_of_version_6_count_as_one(string one, string other, bool areOne) =>
        Assert.Equal(
            areOne,
            SignInThrottle.NetworkOf(IPAddress.Parse(one)) == SignInThrottle.NetworkOf(IPAddress.Parse(other))
        );

    [Fact]
    public async Task An_unknown_account_costs_as_much_hashing_as_a_wrong_password()
    {
        var hasher = new CountingHasher();
        using var site = new Site { Replace = services => services.AddSingleton<IPasswordHasher<Account>>(hasher) };
        (await Person.SignedInAsync(site, Role.Editor, Ann)).Dispose();
        using var person = new Person(site);

        hasher.Count = 0;
        await SignInAsync(person, "wrong");
        var known = hasher.Count;
        hasher.Count = 0;
        await SignInAsync(person, "wrong", "nobody@example.org");

        Assert.Equal((1, 1), (known, hasher.Count));
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Count { get; set; }

        public override string HashPassword(Account user, string password)
        {
            Count++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(
            Account user,
            string hashedPassword,
            string providedPassword
        )
        {
            Count++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    [Theory]
    [InlineData("\uFFFE@b.c")]
    [InlineData("\uFFFF@b.c")]
    [InlineData("\0@b.c")]
    public async Task An_email_with_a_character_that_is_none_is_of_no_account(string email)
    {
        using var person = new Person(_site);

        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(person, "wrong", email)).Status);
    }

    [Fact]
    public async Task An_account_is_not_created_for_an_email_with_a_character_that_is_none()
    {
        using var person = new Person(_site);
        var token = await _site
            .Services.GetRequiredService<Invitations>()
            .CreateAsync(email: null, Role.Administrator, default);

        var sent = await person.SendAsync(
            $"/account/set-up?token={token}",
            ("Input.Email", "\uFFFE@b.c"),
            ("Input.Password", Person.Password)
        );

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal(0, await _site.ReadAsync(db => db.Accounts.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{}")]
    public async Task A_passkey_that_is_none_is_refused(string credential)
    {
        using var person = await Person.SignedInAsync(_site, Role.Editor, Ann);
        var token = (await person.GetAsync("/account")).Page.QuerySelector("main [name=__RequestVerificationToken]");
        var options = await person.PostAsync(
            "/account?handler=PasskeyOptions",
            [Token(), ("password", Person.Password)]
        );

        var sent = await person.PostAsync("/account?handler=Passkey", [Token(), ("credential", credential)]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (options.Status, sent.Status));
        Assert.Contains("The passkey could not be added", sent.Text("main"), StringComparison.Ordinal);

        (string, string) Token() => ("__RequestVerificationToken", token!.GetAttribute("value")!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task A_passkey_is_added_only_with_the_password(string password)
    {
        using var person = await Person.SignedInAsync(_site, Role.Editor, Ann);
        var token = (await person.GetAsync("/account")).Page.QuerySelector("main [name=__RequestVerificationToken]");

        var options = await person.PostAsync(
            "/account?handler=PasskeyOptions",
            [("__RequestVerificationToken", token!.GetAttribute("value")!), ("password", password)]
        );

        Assert.Equal(HttpStatusCode.BadRequest, options.Status);
        Assert.Equal("The current password is wrong.", options.Page.Body!.TextContent);
    }

    [Fact]
    public async Task A_reset_ends_passkeys_too_since_they_may_be_somebody_else_s()
    {
        (await Person.SignedInAsync(_site, Role.Editor, Ann)).Dispose();
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var passkey = new UserPasskeyInfo([1], [2], default, 0, null, true, false, false, [3], [4]);
            await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByEmailAsync(Ann))!, passkey);
        }

        Assert.Equal(1, await PasskeysAsync());
        (await Person.SignedInAsync(_site, Role.Editor, Ann)).Dispose();
        Assert.Equal(0, await PasskeysAsync());

        Task<int> PasskeysAsync() => _site.ReadAsync(db => db.Set<IdentityUserPasskey<string>>().CountAsync());
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        var site = new Site();
        using var before = await Person.SignedInAsync(site, Role.Editor, Ann);
        var cookies = before.Cookies;
        using var restarted = site.Restarted();
        using var after = new Person(restarted) { Cookies = cookies };

        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/admin")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_good()
    {
        using var person = await Person.SignedInAsync(_site, Role.Editor, Ann);
        Assert.Equal(1, await _site.ReadAsync(db => db.Sessions.CountAsync()));

        await person.SendAsync("/account");

        Assert.Equal(0, await _site.ReadAsync(db => db.Sessions.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/admin")).Status);
    }

    [Fact]
    public async Task Disabling_someone_ends_all_their_sessions_at_once()
    {
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "boss@example.org");
        using var editor = await Person.SignedInAsync(_site, Role.Editor, Ann);

        await admin.SendAsync("/admin/people", "Disable");

        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/admin")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(editor, Person.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin")).Status);
    }

    [Fact]
    public async Task The_way_to_sign_in_stays_on_the_site_whatever_the_request_calls_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/admin", UriKind.Relative));
        request.Headers.Host = "evil.example";

        using var answer = await _site.Client.SendAsync(request);

        Assert.Equal("/account/sign-in?returnUrl=%2Fadmin", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("?returnUrl=https://evil.example/", "/admin")]
    [InlineData("?returnUrl=//evil.example", "/admin")]
    [InlineData("?returnUrl=/\\evil.example", "/admin")]
    [InlineData("?returnUrl=/.//evil.example", "/admin")]
    [InlineData("?returnUrl=/..//evil.example", "/admin")]
    [InlineData("?returnUrl=/films/..//evil.example", "/admin")]
    [InlineData("?returnUrl=/./\\evil.example", "/admin")]
    [InlineData("?returnUrl=/ü/é", "/%C3%BC/%C3%A9")]
    [InlineData("?returnUrl=/films/pusher", "/films/pusher")]
    [InlineData("?returnUrl=/admin?q=ø", "/admin?q=%C3%B8")]
    public async Task Signing_in_never_leads_off_the_site(string query, string expected)
    {
        (await Person.SignedInAsync(_site, Role.Editor, Ann)).Dispose();
        using var person = new Person(_site);

        Assert.Equal(expected, (await SignInAsync(person, Person.Password, returnUrl: query)).Location);
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_comes_back_to_be_sent_again()
    {
        using var person = await Person.SignedInAsync(_site, Role.Editor, Ann);
        var form = await person.GetAsync("/admin/films/pusher/reviews/add");
        await person.SendAsync("/account");

        var lost = await person.PostAsync("/admin/films/pusher/reviews/add", [("Input.Quote", "Not <lost>.")]);

        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, lost.Status);
        Assert.Equal("Not <lost>.", lost.Page.QuerySelector("textarea[name='Input.Quote']")?.TextContent.Trim());
        Assert.Equal(
            "/admin/films/pusher/reviews/add",
            lost.Page.QuerySelector("main form[method=post]")?.GetAttribute("action")
        );
    }

    [Fact]
    public async Task A_long_form_of_somebody_who_is_not_signed_in_is_not_shown()
    {
        using var person = new Person(_site);

        var refused = await person.PostAsync("/admin/films/add", [("Input.Title", new string('a', 2 * 1024 * 1024))]);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Empty(refused.Page.QuerySelectorAll("main textarea"));
        Assert.Contains("then go back in this one", refused.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_the_cookies_are_bound_to_the_host_and_follow_the_public_origin()
    {
        using var site = new Site { PublicOrigin = "https://films.example" };
        using var response = await site.Client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));

        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-Form=", StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.StartsWith("__Host-", c, StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Host", "films.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Without_https_a_password_is_asked_for_on_this_machine_only(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/sign-in", UriKind.Relative));
        request.Headers.Add(header, value);
        using var elsewhere = await _site.Client.SendAsync(request);
        using var person = new Person(_site);

        var page = await elsewhere.Content.ReadAsStringAsync();
        Assert.Contains("Site:PublicOrigin", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);
        Assert.NotNull((await person.GetAsync("/account/sign-in")).Page.QuerySelector("input[type=password]"));
    }

    [Fact]
    public void A_public_origin_that_is_none_stops_the_start()
    {
        using var site = new Site { PublicOrigin = "films.example/reviews" };

        Assert.ThrowsAny<Exception>(() => site.Services);
    }

    /// <summary>From the list of endpoints itself, so that a new one cannot be forgotten.</summary>
    [Fact]
    public async Task Every_admin_page_is_closed_to_visitors_and_some_to_editors()
    {
        using var visitor = new Person(_site);
        using var editor = await Person.SignedInAsync(_site, Role.Editor, Ann);
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "boss@example.org");
        var upload = await UploadAsync();
        await editor.SendAsync("/admin/grids/add", ("Input.Title", "Pusher"), ("Input.Films", "Pusher"));
        await editor.SendAsync("/admin/collections/add", ("Input.Title", "Pusher"), ("Input.Films", "Pusher"));
        await editor.SendAsync("/admin/lists/add", ("Input.Title", "Pusher"), ("Input.Lists", "# Ann\nPusher"));
        var addresses = _site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(e =>
                "/"
                + e.RoutePattern.RawText!.TrimStart('/')
                    .Replace("{slug}", "pusher", StringComparison.Ordinal)
                    .Replace("{id:int}", "1", StringComparison.Ordinal)
            )
            .Select(a =>
                a.Replace("{id}", upload, StringComparison.Ordinal)
                    .Replace("/export/file", "/export/file?format=json", StringComparison.Ordinal)
            )
            .Where(a => a.StartsWith("/admin", StringComparison.OrdinalIgnoreCase) || a == "/account")
            .Distinct()
            .ToList();
        string[] forAdministrators = ["/admin/people", "/admin/publications", "/admin/tokens"];

        Assert.True(addresses.Count >= 10);
        foreach (var address in addresses)
        {
            var asVisitor = await visitor.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.Redirect), (address, asVisitor.Status));
            Assert.Contains("/account/sign-in", asVisitor.Location, StringComparison.Ordinal);
            Assert.Equal((address, HttpStatusCode.OK), (address, (await admin.GetAsync(address)).Status));
            var asEditor = (await editor.GetAsync(address)).Status;
            Assert.Equal(
                (address, forAdministrators.Contains(address)),
                (address, asEditor is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            );
        }
    }

    /// <summary>From the handlers of the pages themselves, so that a new one cannot be forgotten.</summary>
    [Fact]
    public async Task Every_form_is_refused_without_its_token_and_to_those_whom_it_is_not_for()
    {
        using var visitor = new Person(_site);
        using var editor = await Person.SignedInAsync(_site, Role.Editor, Ann);
        using var admin = await Person.SignedInAsync(_site, Role.Administrator, "boss@example.org");
        var before = await _site.ReadAsync(db => db.ContentVersionAsync(default));
        var forms = await FormsAsync();

        Assert.True(forms.Count >= 20);
        foreach (var address in forms)
        {
            (string, string)[] fields =
            [
                ("id", "1"),
                ("Text", "1. 80"),
                ("Input.Title", "New"),
                ("name", "New"),
                ("weight", "2"),
            ];
            var isForSignedIn =
                address.StartsWith("/admin", StringComparison.Ordinal)
                || address is "/account"
                || address.StartsWith("/account?", StringComparison.Ordinal);
            var isForAdministrators =
                address.StartsWith("/admin/people", StringComparison.Ordinal)
                || address.StartsWith("/admin/publications", StringComparison.Ordinal)
                || address.StartsWith("/admin/tokens", StringComparison.Ordinal);
            if (isForSignedIn)
            {
                Assert.Equal(
                    (address, HttpStatusCode.BadRequest),
                    (address, (await admin.PostAsync(address, fields)).Status)
                );
            }

            if (address.StartsWith("/admin", StringComparison.Ordinal))
            {
                Assert.Equal(
                    (address, isForAdministrators ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest),
                    (address, (await editor.PostAsync(address, fields)).Status)
                );
            }

            Assert.Equal(
                (address, isForSignedIn ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest),
                (address, (await visitor.PostAsync(address, fields)).Status)
            );
            await admin.GetAsync(address.Split('?')[0]);
        }

        Assert.Equal(before, await _site.ReadAsync(db => db.ContentVersionAsync(default)));
        Assert.Equal(2, await _site.ReadAsync(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_on_every_browser()
    {
        using var here = await Person.SignedInAsync(_site, Role.Editor, Ann);
        using var elsewhere = new Person(_site);
        await SignInAsync(elsewhere, Person.Password);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/admin")).Status);

        var changed = await here.SendAsync(
            "/account",
            ("Input.Current", Person.Password),
            ("Input.New", "quartz ribbon kettle sparrow")
        );

        Assert.Equal("/account/sign-in", changed.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync("/admin")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/admin")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(elsewhere, Person.Password)).Status);
        Assert.Equal("/admin", (await SignInAsync(here, "quartz ribbon kettle sparrow")).Location);
    }

    [Fact]
    public async Task A_password_stays_if_the_sessions_cannot_be_ended()
    {
        var sessions = new StuckSessions();
        using var site = new Site { Replace = services => services.Intercept(sessions) };
        using var person = await Person.SignedInAsync(site, Role.Editor, Ann);
        var hash = await HashAsync();
        sessions.AreStuck = true;

        var changed = await person.SendAsync(
            "/account",
            ("Input.Current", Person.Password),
            ("Input.New", "quartz ribbon kettle sparrow")
        );

        Assert.Equal(HttpStatusCode.InternalServerError, changed.Status);
        Assert.Equal(hash, await HashAsync());

        Task<string?> HashAsync() => site.ReadAsync(db => db.Accounts.Select(a => a.PasswordHash).SingleAsync());
    }

    /// <summary>Sessions that cannot be deleted.</summary>
    private sealed class StuckSessions : DbCommandInterceptor
    {
        public bool AreStuck { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) =>
            AreStuck
            && command.CommandText.Contains("DELETE FROM", StringComparison.Ordinal)
            && command.CommandText.Contains("sessions", StringComparison.OrdinalIgnoreCase)
                ? throw new InvalidOperationException("The sessions cannot be deleted.")
                : base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private async Task<string> UploadAsync()
    {
        using var table = new MemoryStream("title,critic,quote\nOne,Ann,Good.\n"u8.ToArray());
        return await _site
            .Services.GetRequiredService<Web.Imports.Tables.TableJobs>()
            .KeepAsync([("a.csv", table)], default);
    }

    /// <summary>Where each page takes a form, as addresses of the seeded site.</summary>
    private async Task<List<string>> FormsAsync()
    {
        var loader = _site.Services.GetRequiredService<PageLoader>();
        var forms = new List<string>();
        foreach (
            var page in _site
                .Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<PageActionDescriptor>()
        )
        {
            var address =
                "/"
                + page.AttributeRouteInfo!.Template!.Replace("{slug}", "pusher", StringComparison.Ordinal)
                    .Replace("{id:int}", "1", StringComparison.Ordinal);
            var handlers = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Where(h =>
                h.HttpMethod == "Post"
            );
            forms.AddRange(
                handlers
                    .Where(_ => address != "/error")
                    .Select(h => h.Name is null ? address : $"{address}?handler={h.Name}")
            );
        }

        return forms;
    }
}
