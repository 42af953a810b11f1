using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace ReviewSite.Web.Tests.Pages.Admin;

/// <summary>What is withdrawn, merged or erased is asked about first, whatever the browser sends.</summary>
public sealed class ConfirmationTests : AdminTests
{
    public static TheoryData<string, string, string, string> Actions =>
        new()
        {
            {
                "/admin/reviews/{review}?handler=Withdraw",
                "",
                "Withdraw this review?",
                "The review of Pusher by Noel Murray is removed from the film's page"
            },
            {
                "/admin/reviews/{review}?handler=Erase",
                "",
                "Erase this quote for good?",
                "No import can restore it. This cannot be undone."
            },
            {
                "/admin/films/pusher?handler=Withdraw",
                "",
                "Withdraw Pusher?",
                "The film and its 11 reviews are removed from the site. You can undo this."
            },
            {
                "/admin/films/other?handler=Merge",
                "into=pusher",
                "Merge Other (1999) into Pusher (1996)?",
                "The 1 review and the imports of Other (1999) move to Pusher (1996), Other (1999) is withdrawn"
            },
            {
                "/admin/imports/1",
                "",
                "Withdraw the import of pusher/critic-reviews.txt?",
                "Withdrawing this import removes 11 reviews, its published summary and the film. You can undo this."
            },
            {
                "/admin/critics?handler=Merge",
                "id={one}&into={two}",
                "Merge A Critic into Noel Murray?",
                "1 review of A Critic moves to Noel Murray, and A Critic is no longer listed. You can undo this."
            },
        };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Nothing_is_done_before_the_question_is_answered(
        string action,
        string fields,
        string question,
        string effect
    )
    {
        await Site.ImportAsync("Other", "1. 80\nReviewed by: A Critic\nGood.", 1999);
        var token = (await Editor.GetAsync($"/admin/reviews/{await ReviewIdAsync(1)}"))
            .Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var before = await ContentVersionAsync();
        var sent = (await FilledAsync(fields)).Split('&', StringSplitOptions.RemoveEmptyEntries);

        var asked = await Editor.PostAsync(
            await FilledAsync(action),
            sent.Select(f => (f.Split('=')[0], f.Split('=')[1])).Append(("__RequestVerificationToken", token))
        );

        Assert.Equal((HttpStatusCode.OK, question), (asked.Status, asked.Text("h1")));
        Assert.Contains(effect, asked.Text("main section > p"), StringComparison.Ordinal);
        Assert.Equal(before, await ContentVersionAsync());

        var form = (IHtmlFormElement)asked.Page.QuerySelector("form.confirmation")!;
        var done = await Editor.PostAsync(form.GetAttribute("action")!, Person.FieldsOf(form));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(before + 1, await ContentVersionAsync());
    }

    private Task<long> ContentVersionAsync() => Site.ReadAsync(db => db.ContentVersionAsync(default));

    private async Task<string> FilledAsync(string text) =>
        text.Replace("{review}", $"{await ReviewIdAsync(1)}", StringComparison.Ordinal)
            .Replace("{one}", $"{await CriticIdAsync("A Critic")}", StringComparison.Ordinal)
            .Replace("{two}", $"{await CriticIdAsync("Noel Murray")}", StringComparison.Ordinal);

    private Task<int> CriticIdAsync(string name) =>
        Site.ReadAsync(db => db.Critics.Where(c => c.Name == name).Select(c => c.Id).SingleAsync());
}
