using System.Net;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Api.Writing;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class TokensTests : AdminTests
{
    private const string Tokens = "/admin/tokens";

    [Fact]
    public async Task A_token_is_shown_once_and_works_until_it_is_revoked()
    {
        var made = await MakeAsync();
        var program = new ApiProgram(Site, made.Text("#token"));
        var added = await program.PostAsync("/api/v1/films", """{ "title": "New" }""");
        var listed = await Editor.GetAsync(Tokens);

        var revoked = await Editor.SendAsync(Tokens, "Revoke");
        var refused = await program.PostAsync("/api/v1/films", """{ "title": "Newer" }""");
        var ended = await Editor.GetAsync(Tokens);

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Unauthorized], [added.Status, refused.Status]);
        Assert.DoesNotContain(made.Text("#token"), listed.Page.Source.Text, StringComparison.Ordinal);
        Assert.Contains("Nightly sync: ann@example.org, read, write", listed.Text("main ul"), StringComparison.Ordinal);
        Assert.Contains("last used about", listed.Text("main ul"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, Tokens), (revoked.Status, revoked.Location));
        Assert.Contains("“Nightly sync” no longer works", ended.Text(".saved"), StringComparison.Ordinal);
        Assert.Contains("revoked on", ended.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_be_for_another_user_and_one_of_its_scopes()
    {
        using var bob = await Person.SignedInAsync(Site, Role.Editor, "bob@example.org");
        var id = await Site.ReadAsync(db =>
            db.Accounts.Where(a => a.Email == "bob@example.org").Select(a => a.Id).SingleAsync()
        );

        await MakeAsync(("Owner", id), ("Chosen", "Import"), ("Days", "7"));

        var token = await Site.ReadAsync(db => db.ApiTokens.AsNoTracking().SingleAsync());
        Assert.Equal((id, ApiScopes.Import), (token.AccountId, token.Scopes));
        Assert.InRange(token.ExpiresAt - DateTime.UtcNow, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
    }

    [Theory]
    [InlineData("Name", " ", "Enter what the token is for.")]
    [InlineData("Name", null, "A name can have at most 100 characters.")]
    [InlineData("Chosen", "None", "Select at least one.")]
    [InlineData("Owner", "nobody", "Choose a user who can sign in.")]
    [InlineData("Days", "3650", "Choose one of the periods offered.")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string? value, string sentence)
    {
        var refused = await MakeAsync((field, value ?? new string('a', 101)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(sentence, refused.Page.QuerySelectorAll(".field-error").Select(e => e.TextContent.Trim()));
        Assert.False(await Site.ReadAsync(db => db.ApiTokens.AnyAsync()));
    }

    private Task<Answer> MakeAsync(params (string Name, string Value)[] fields) =>
        Editor.SendAsync(
            Tokens,
            [.. fields, .. fields.Any(f => f.Name == "Name") ? [] : new[] { ("Name", "Nightly sync") }]
        );
}
