using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>A list of names, each of which can be corrected, or merged with another.</summary>
public abstract class NamePage : EditorPage
{
    public async Task<IActionResult> OnPostRenameAsync(int id, string? name, bool merge, CancellationToken cancellation)
    {
        if (NameEditing.Refusal(name) is { } refusal)
        {
            return await RefusedAsync(refusal, cancellation);
        }

        return await RenameAsync(id, name!, merge, Editor, cancellation) switch
        {
            NameOutcome.Saved => SavedAt(Request.Path, $"Saved: {name}."),
            NameOutcome.Unknown => NotFound(),
            _ => await RefusedAsync(
                $"The name “{name}” is already taken. If both are the same, select “merge” and save again.",
                cancellation
            ),
        };
    }

    protected abstract Task<NameOutcome> RenameAsync(
        int id,
        string name,
        bool mayMerge,
        Actor by,
        CancellationToken cancellation
    );

    protected abstract Task LoadAsync(CancellationToken cancellation);

    protected async Task<PageResult> RefusedAsync(string sentence, CancellationToken cancellation)
    {
        ModelState.AddModelError("", sentence);
        await LoadAsync(cancellation);
        return Refused();
    }
}
