using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Pages.Admin;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class NamesTests : AdminTests
{
    private const string Reviews = """
        1. 80
        Reviewed by: Jim Hoberman
        Publication: Sight & Sound
        First quote.
        2. 70
        Reviewed by: J. Hoberman
        Publication: Sight and Sound
        Second quote.
        3. 60
        Reviewed by: Ann Other
        Publication: The Daily
        Third quote.
        """;

    [Fact]
    public async Task A_merge_with_a_critic_who_was_renamed_meanwhile_renames_nobody()
    {
        await Site.ImportAsync("Other", Reviews);
        var critics = await Site.ReadAsync(db => db.Critics.ToDictionaryAsync(c => c.Name, c => c.Id));
        var names = Site.Services.GetRequiredService<NameEditing>();
        var (one, other) = (critics["J. Hoberman"], critics["Jim Hoberman"]);
        await names.RenameCriticAsync(other, "James Hoberman", mergeInto: null, Actor.CommandLine, default);

        var outcome = await names.RenameCriticAsync(one, "Jim Hoberman", other, Actor.CommandLine, default);

        Assert.IsType<NameOutcome.Unknown>(outcome);
        Assert.Equal(
            ["Ann Other", "J. Hoberman", "James Hoberman"],
            await Site.ReadAsync(db =>
                db.Critics.Where(c => c.Id == one || c.Id == other || c.Name == "Ann Other")
                    .Select(c => c.Name)
                    .OrderBy(n => n)
                    .ToListAsync()
            )
        );
    }

    [Theory]
    [InlineData("/admin/critics?q=hober", 2)]
    [InlineData("/admin/critics?q=nobody", 0)]
    [InlineData("/admin/publications?q=SOUND", 2)]
    public async Task Names_are_found_by_a_part_of_them(string address, int expected)
    {
        await Site.ImportAsync("Other", Reviews);

        var page = await Editor.GetAsync(address);

        Assert.Equal(expected, page.Page.QuerySelectorAll(".name-row").Length);
    }

    [Fact]
    public async Task Names_come_in_pages()
    {
        var reviews = Enumerable.Range(1, 60).Select(i => $"{i}. Reviewed by: Critic {i}\nQuote {i}.");
        await Site.ImportAsync("Other", string.Join('\n', reviews));

        var first = await Editor.GetAsync("/admin/critics");
        var second = await Editor.GetAsync(first.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(50, first.Page.QuerySelectorAll(".name-row").Length);
        Assert.InRange(second.Page.QuerySelectorAll(".name-row").Length, 11, 49);
    }

    [Theory]
    [InlineData("/admin/critics", "J. Hoberman (1 review) and Jim Hoberman (1 review)")]
    [InlineData("/admin/publications", "Sight & Sound (1 review) and Sight and Sound (1 review)")]
    public async Task Probable_duplicates_are_offered_and_merged_by_a_button(string address, string expected)
    {
        await Site.ImportAsync("Other", Reviews);

        var page = await Editor.GetAsync(address);
        var sent = await Editor.SubmitAsync(page, address, "Merge");
        var after = await Editor.GetAsync(address);

        Assert.Equal(expected, page.Text(".duplicate span"));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Null(after.Page.QuerySelector(".duplicate"));
    }

    [Fact]
    public async Task A_name_or_a_weight_that_is_refused_is_shown_as_typed_in_the_list_that_it_was_typed_in()
    {
        await Site.ImportAsync("Other", Reviews);

        var renamed = await SubmitAsync("/admin/critics?q=other", "Rename", ("name", "Jim Hoberman"));
        var weighed = await SubmitAsync("/admin/publications?q=daily", "Weigh", ("weight", "heavy"));
        var saved = await SubmitAsync("/admin/critics?q=other", "Rename", ("name", "Ann Other-Smith"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (renamed.Status, weighed.Status));
        Assert.Equal("Jim Hoberman", renamed.Page.QuerySelector(".name-row[open] [name=name]")!.GetAttribute("value"));
        Assert.Equal("heavy", weighed.Page.QuerySelector(".name-row[open] [name=weight]")!.GetAttribute("value"));
        Assert.Single(renamed.Page.QuerySelectorAll(".name-row"));
        Assert.Equal("/admin/critics?q=other", saved.Location);

        async Task<Answer> SubmitAsync(string address, string handler, params (string, string)[] typed) =>
            await Editor.SubmitAsync(await Editor.GetAsync(address), address, handler, typed);
    }

    [Theory]
    [InlineData("/admin/critics?q=ann%20o", "Anne Other", "/admin/critics?q=Anne%20Other")]
    [InlineData("/admin/publications?q=daily", "The Weekly", "/admin/publications?q=The%20Weekly")]
    [InlineData("/admin/critics?q=ann", "Anne Other", "/admin/critics?q=ann")]
    public async Task After_a_rename_the_list_shows_the_new_name(string address, string name, string expected)
    {
        await Site.ImportAsync("Other", Reviews);

        var renamed = await Editor.SendAsync(address, "Rename", ("name", name));

        Assert.Equal(expected, renamed.Location);
        Assert.Contains(name, (await Editor.GetAsync(expected)).Text(".name-row summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_merged_into_another_that_is_picked_from_a_list()
    {
        await Site.ImportAsync("Other", Reviews);
        var ann = await Site.ReadAsync(db => db.Critics.SingleAsync(c => c.Name == "Ann Other"));
        var jim = await Site.ReadAsync(db => db.Critics.SingleAsync(c => c.Name == "Jim Hoberman"));
        var address = string.Create(CultureInfo.InvariantCulture, $"/admin/critics?merge={ann.Id}&q=jim");

        var page = await Editor.GetAsync(address);
        var sent = await Editor.SubmitAsync(page, address, "Merge");

        Assert.StartsWith("Merge Ann Other (1 review) into", page.Text("h2"), StringComparison.Ordinal);
        Assert.Equal("Jim Hoberman 1 review", page.Text(".duplicate > span"));
        Assert.Equal("/admin/critics?q=Jim%20Hoberman", sent.Location);
        Assert.Contains(
            "Ann Other has been merged into Jim Hoberman: 1 review.",
            (await Editor.GetAsync(sent.Location!)).Text(".saved"),
            StringComparison.Ordinal
        );
        Assert.Equal(2, await Site.ReadAsync(db => db.Reviews.CountAsync(r => r.CriticId == jim.Id)));
    }

    [Theory]
    [InlineData(1, "One critic would then have two reviews of A1 (2001), and both would count: if they are the same")]
    [InlineData(
        2,
        "2 films would then have two reviews by the same critic, and both would count: A1 (2001) and A2 (2001). If"
    )]
    [InlineData(
        7,
        "7 films would then have two reviews by the same critic, and both would count: A1 (2001), A2 (2001), A3"
    )]
    [InlineData(7, "A5 (2001) and 2 more. If they are the same, withdraw one of each first. You can undo this.")]
    public async Task Films_that_a_critic_would_have_two_reviews_of_are_named_before_a_merge(int films, string warning)
    {
        for (var i = 1; i <= films; i++)
        {
            await Site.ImportAsync($"A{i}", "1. 80\nReviewed by: J. Roe\n2. 70\nReviewed by: Jane Roe\n", 2001);
        }

        await Site.ImportAsync("B", "1. 80\nReviewed by: J. Roe\n", 2001);

        var (merged, renamed) = (await AskedAsync("Merge"), await AskedAsync("Rename"));

        Assert.Contains(warning, merged.Text("main section > p"), StringComparison.Ordinal);
        Assert.Equal(merged.Text("main section"), renamed.Text("main section"));
    }

    [Theory]
    [InlineData(0, "is no longer listed. You can undo this.")]
    [InlineData(1, "One critic would then have two lists in “P1”, and both would count: if one of them is enough")]
    [InlineData(2, "2 polls would then have two lists by the same critic, and both would count: “P1” and “P2”. If")]
    [InlineData(7, "“P5” and 2 more. If one is enough, remove the other from each poll. You can undo this.")]
    public async Task Polls_that_a_critic_would_have_two_lists_in_are_named_before_a_merge(int polls, string warning)
    {
        await Site.ImportAsync("A1", "1. 80\nReviewed by: J. Roe\n", 2001);
        await Site.ImportAsync("A2", "1. 70\nReviewed by: Jane Roe\n", 2001);
        await AddPollAsync("Of one", "# J. Roe\nA1");
        for (var i = 1; i <= polls; i++)
        {
            await AddPollAsync($"P{i}", "# J. Roe, The Paper\nA1\n# Jane Roe\nA2");
        }

        Assert.Contains(warning, (await AskedAsync("Merge")).Text("main section > p"), StringComparison.Ordinal);

        Task AddPollAsync(string title, string lists) =>
            Editor.SendAsync("/admin/lists/add", ("Input.Title", title), ("Input.Lists", lists));
    }

    [Fact]
    public async Task Only_reviews_by_one_critic_would_count_twice_if_publications_were_one()
    {
        const string Text = """
            1. 80
            Reviewed by: {0}
            Publication: The Post
            2. 70
            Reviewed by: {1}
            Publication: The Mail
            """;
        await Site.ImportAsync("Same", string.Format(CultureInfo.InvariantCulture, Text, "Ann", "Ann"));
        await Site.ImportAsync("Other", string.Format(CultureInfo.InvariantCulture, Text, "Bob", "Cay"));

        var asked = await AskedAsync("Merge", "publications", "The Post", "The Mail");

        Assert.Contains("One critic would then have two reviews of Same, and both", asked.Text("main section > p"));
    }

    /// <summary>The page that asks whether one is to be merged into another, or renamed with its name.</summary>
    private async Task<Answer> AskedAsync(
        string handler,
        string kinds = "critics",
        string one = "J. Roe",
        string other = "Jane Roe"
    )
    {
        var address = $"/admin/{kinds}";
        var token = (await Editor.GetAsync(address))
            .Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        return await Editor.PostAsync(
            $"{address}?handler={handler}",
            [
                ("id", await IdAsync(one)),
                ("into", await IdAsync(other)),
                ("name", other),
                ("merge", "true"),
                ("__RequestVerificationToken", token),
            ]
        );

        Task<string> IdAsync(string name) =>
            Site.ReadAsync(async db =>
                await db.Critics.Where(c => c.Name == name).Select(c => $"{c.Id}").SingleOrDefaultAsync()
                ?? await db.Publications.Where(p => p.Name == name).Select(p => $"{p.Id}").SingleAsync()
            );
    }

    [Theory]
    [InlineData("/admin/critics?merge=99999")]
    [InlineData("/admin/publications?merge=99999")]
    public async Task One_that_there_is_not_cannot_be_merged(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync(address)).Status);
}
