using System.Net;
using ReviewSite.Web.Tests.Pages.Admin;

namespace ReviewSite.Web.Tests.Pages.Errors;

/// <summary>A form is sent for something that was withdrawn or removed in another tab.</summary>
public sealed class WithdrawnMeanwhileTests : AdminTests
{
    [Theory]
    [InlineData("/admin/films/pusher", "Input.Synopsis", "Synopsis")]
    [InlineData("/admin/films/pusher/reviews/add", "Input.OriginalScore", "Score, as the critic gave it")]
    [InlineData("/admin/films/pusher/paste", "Text", "A page of reviews, a list or a table")]
    public async Task The_page_says_that_the_film_was_withdrawn_where_to_undo_that_and_what_was_typed(
        string address,
        string field,
        string label
    )
    {
        var open = await Editor.GetAsync(address);
        await Editor.SendAsync("/admin/films/pusher", "Withdraw");

        var gone = await Editor.SubmitAsync(open, address, handler: null, (field, "3/4"));

        Assert.Equal((HttpStatusCode.NotFound, "Pusher has been withdrawn"), (gone.Status, gone.Text("h1")));
        var history = gone.Page.QuerySelector(".error-page a[href^='/admin/history']")!.GetAttribute("href")!;
        Assert.Equal("/admin/history?film=pusher", history);
        Assert.Contains("Film withdrawn", (await Editor.GetAsync(history)).Text(".history h2"));
        Assert.Equal(label, gone.Text($"label[for='sent-{field}']"));
        Assert.Equal("3/4", gone.Text($"[id='sent-{field}']"));
        Assert.DoesNotContain(
            Labels(gone),
            l => l.Contains("Input.", StringComparison.Ordinal) || l is "Version" or "Opened" or "Html" or "Shown"
        );
    }

    [Theory]
    [InlineData("collections", "Input.Films", "Pusher", "Films")]
    [InlineData("grids", "Input.Films", "Pusher", "Films")]
    [InlineData("lists", "Input.Lists", "# Ann\nPusher", "Lists")]
    public async Task The_same_for_what_editors_put_together(string kind, string field, string content, string label)
    {
        await Editor.SendAsync($"/admin/{kind}/add", ("Input.Title", "Season"), (field, content));
        var address = $"/admin/{kind}/season";
        var open = await Editor.GetAsync(address);
        await Editor.SendAsync(address, "Remove");

        var gone = await Editor.SubmitAsync(open, address, handler: null, ("Input.Title", "Best season"));

        Assert.Equal((HttpStatusCode.NotFound, "Season has been removed"), (gone.Status, gone.Text("h1")));
        var history = gone.Page.QuerySelector(".error-page a[href^='/admin/history']")!.GetAttribute("href")!;
        Assert.Contains("removed", (await Editor.GetAsync(history)).Text(".history h2"));
        Assert.Contains("Season", (await Editor.GetAsync(history)).Text(".history h2"));
        Assert.Equal("Best season", gone.Text("[id='sent-Input.Title']"));
        Assert.Equal(label, gone.Text($"label[for='sent-{field}']"));
        Assert.Equal("Web address (slug)", gone.Text("label[for='sent-Input.Slug']"));
        Assert.DoesNotContain(Labels(gone), l => l is "Version" or "Opened");
    }

    [Fact]
    public async Task Of_a_preview_the_text_and_the_corrections_are_shown()
    {
        var preview = await Editor.SendAsync(
            "/admin/films/pusher/paste",
            ("Text", "1. 80\nReviewed by: New One\nGood.\n2. 20\nReviewed by: New Two\nBad.")
        );
        await Editor.SendAsync("/admin/films/pusher", "Withdraw");
        var quote = preview.Page.QuerySelector(".pasted textarea")!.GetAttribute("name")!;

        var gone = await Editor.SubmitAsync(preview, "/admin/films/pusher/paste", "Save", (quote, "Better."));

        Assert.Equal("Better.", gone.Text($"[id='sent-{quote}']"));
        Assert.Equal("Quote", gone.Text($"label[for='sent-{quote}']"));
        Assert.Equal(
            ["A page of reviews, a list or a table", "Critic", "Critic", "Quote", "Quote", "Score", "Score"],
            Labels(gone).Order(StringComparer.Ordinal)
        );
    }

    private static IReadOnlyList<string> Labels(Answer answer) =>
        [.. answer.Page.QuerySelectorAll("label[for^='sent-']").Select(l => l.TextContent)];
}
