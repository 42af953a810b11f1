using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>A list of names, each of which can be searched for, corrected, and merged with another.</summary>
public abstract class NamePage(CatalogueStatsCache stats) : EditorPage
{
    private const int MostDuplicates = 10;

    /// <summary>"critic" or "publication".</summary>
    public abstract string Kind { get; }

    public string Kinds => $"{Kind}s";

    public string Path => $"/admin/{Kinds}";

    /// <summary>What was searched for, as typed.</summary>
    public string? Words { get; private set; }

    public IReadOnlyList<NameRow> Rows { get; private set; } = [];

    /// <summary>The one that is to be merged into one of the rows.</summary>
    public NameRow? Merging { get; private set; }

    /// <summary>Pairs that are probably the same.</summary>
    public IReadOnlyList<(NameRow First, NameRow Second)> Duplicates { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>The row whose change was refused, with what was typed.</summary>
    public (int Id, string? Name, string? Weight)? RefusedRow { get; private set; }

    /// <summary>The list as it is shown now, with one of the page's handlers.</summary>
    public string ActionOf(string handler) => Address.Of(Path, [("handler", handler), .. Shown]);

    public string TypedName(NameRow row) => RefusedRow is { Name: { } typed } at && at.Id == row.Id ? typed : row.Name;

    public string TypedWeight(NameRow row, decimal stored) =>
        RefusedRow is { Weight: { } typed } at && at.Id == row.Id
            ? typed
            : stored.ToString("0.##", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(int? merge, CancellationToken cancellation)
    {
        if (merge is { } id)
        {
            Merging = await All().SingleOrDefaultAsync(r => r.Id == id, cancellation);
            if (Merging is null)
            {
                return NotFound();
            }
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(int id, string? name, bool merge, CancellationToken cancellation)
    {
        if (NameEditing.Refusal(name) is { } refusal)
        {
            return await RefusedAsync(refusal, (id, name, Weight: null), cancellation);
        }

        var line = PlainText.Line(name)!;
        var outcome = await RenameAsync(id, line, mergeInto: null, Editor, cancellation);
        if (merge && outcome is NameOutcome.Taken other)
        {
            if (await All().CountAsync(r => r.Id == id || r.Id == other.Id, cancellation) == 2)
            {
                return await OnPostMergeAsync(id, other.Id, confirmed: false, cancellation);
            }

            outcome = await RenameAsync(id, line, other.Id, Editor, cancellation);
        }

        return outcome switch
        {
            NameOutcome.Saved saved => SavedAt(Lists(saved.Name) ? Here : ListOf(saved.Name), $"Saved: {saved.Name}."),
            NameOutcome.Taken taken => await RefusedAsync(
                (
                    SearchKey.Of(taken.Name) == SearchKey.Of(line)
                        ? $"The name “{line}” is already taken."
                        : $"“{line}” is a former name of {taken.Name}."
                ) + " If both are the same, select “merge” and choose Rename again.",
                (id, name, Weight: null),
                cancellation
            ),
            _ => NotFound(),
        };
    }

    /// <summary>Moves the reviews of one to another.</summary>
    public async Task<IActionResult> OnPostMergeAsync(int id, int into, bool confirmed, CancellationToken cancellation)
    {
        var names = await All().Where(r => r.Id == id || r.Id == into).ToListAsync(cancellation);
        if (names.Find(r => r.Id == id) is not { } from || names.Find(r => r.Id == into) is not { } other || id == into)
        {
            return NotFound();
        }

        if (!confirmed)
        {
            return Ask(
                new Confirmation(
                    $"Merge {from.Name} into {other.Name}?",
                    $"{Phrases.Capitalized(Phrases.Reviews(from.Reviews))} of {from.Name} "
                        + $"{(from.Reviews == 1 ? "moves" : "move")} to {other.Name}, and {from.Name} is no longer "
                        + $"listed. {await WarningAsync(id, into, cancellation)}"
                        + Confirmation.CanBeUndone,
                    $"Merge {Kinds}",
                    $"{Path}?handler=Merge",
                    Path
                )
                {
                    Fields = new Dictionary<string, string>
                    {
                        ["id"] = id.ToString(CultureInfo.InvariantCulture),
                        ["into"] = into.ToString(CultureInfo.InvariantCulture),
                    },
                }
            );
        }

        if (await RenameAsync(id, other.Name, into, Editor, cancellation) is not NameOutcome.Saved)
        {
            return NotFound();
        }

        return SavedAt(
            ListOf(other.Name),
            $"{from.Name} has been merged into {other.Name}: {Phrases.Reviews(from.Reviews)}."
        );
    }

    /// <summary>The names that have reviews.</summary>
    protected abstract IQueryable<NameRow> All();

    /// <summary>What would count twice if the two were one, as sentences; empty if nothing would.</summary>
    protected abstract Task<string> WarningAsync(int id, int into, CancellationToken cancellation);

    protected abstract Task<NameOutcome> RenameAsync(
        int id,
        string name,
        int? mergeInto,
        Actor by,
        CancellationToken cancellation
    );

    protected async Task LoadAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Words = query.Text("q", SearchWords.Longest) ?? LongestWord(Merging?.Name);
        var (key, merging) = (SearchKey.Of(Words), Merging?.Id);
        var shown = All().Where(r => r.NameKey.Contains(key) && r.Id != merging);
        var total = await stats.GetAsync(
            $"admin {Kinds} {merging} {key}",
            () => shown.CountAsync(cancellation),
            cancellation
        );
        Pager = new Pager(query.Within(query.Page(), total), total, AddressOf);
        Report(query);
        Rows = await shown.OrderBy(r => r.NameKey).Skip(Pager.Skipped).Take(Pager.Size).ToListAsync(cancellation);
        if (key.Length == 0 && Pager.Page == 1)
        {
            Duplicates = await DuplicatesAsync(cancellation);
        }
    }

    /// <summary>The list as it was, with the row open and what was typed in it.</summary>
    protected async Task<PageResult> RefusedAsync(
        string sentence,
        (int Id, string? Name, string? Weight) refused,
        CancellationToken cancellation
    )
    {
        ModelState.AddModelError("", sentence);
        RefusedRow = refused;
        await LoadAsync(cancellation);
        return Refused();
    }

    /// <summary>The list that the change was made from.</summary>
    protected string Here => Address.Of(Path, Shown);

    /// <summary>The list with what has this name.</summary>
    private string ListOf(string name) => Address.Of(Path, ("q", name));

    /// <summary>Whether a name is among those that were searched for.</summary>
    private bool Lists(string name) =>
        SearchKey.Of(name).Contains(SearchKey.Of(Request.Query["q"]), StringComparison.Ordinal);

    private (string Name, string? Value)[] Shown => [("q", Request.Query["q"]), ("page", Request.Query["page"])];

    /// <summary>To find what a name may be merged into.</summary>
    private static string? LongestWord(string? name) => name?.Split(' ').MaxBy(w => w.Length);

    private string AddressOf(int page) =>
        Address.Of(
            Path,
            ("merge", Merging is { } m ? FormattableString.Invariant($"{m.Id}") : null),
            ("q", Words),
            ("page", Address.PageField(page))
        );

    private async Task<IReadOnlyList<(NameRow First, NameRow Second)>> DuplicatesAsync(CancellationToken cancellation)
    {
        var pairs = await stats.GetAsync(
            $"admin {Kinds} duplicates",
            async () =>
            {
                var names = await All().Select(r => new NamedItem(r.Id, r.Name)).ToListAsync(cancellation);
                return NameDuplicates.Among(names, n => n.Name).Take(MostDuplicates).ToList();
            },
            cancellation
        );
        var ids = pairs.SelectMany(p => new[] { p.First.Id, p.Second.Id }).ToList();
        var rows = await All().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        return
        [
            .. from pair in pairs
            where rows.ContainsKey(pair.First.Id) && rows.ContainsKey(pair.Second.Id)
            select (rows[pair.First.Id], rows[pair.Second.Id]),
        ];
    }
}
