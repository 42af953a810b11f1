using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>The critics or the publications with reviews on file.</summary>
[CostlyRead("q", "sort", "letter")]
[CachedPage("q", "letter", "sort", "page")]
public abstract class ContributorListModel(ContributorKind kind, ReviewSiteDb db, CatalogueStatsCache stats) : PageModel
{
    public ContributorKind Kind => kind;

    /// <summary>What was searched for, as typed.</summary>
    public string? Words { get; private set; }

    public string? Letter { get; private set; }

    public ContributorSort Sort { get; private set; } = ContributorSort.Name;

    public IReadOnlyCollection<string> Errors { get; private set; } = [];

    public IReadOnlyList<ContributorCard> Contributors { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>Only the pages of the whole list, by name, are pages of their own for search engines.</summary>
    public PageHead Head =>
        Words is null && Letter is null && Sort == ContributorSort.Name
            ? PageHead.Of($"/{kind.Plural}", Pager)
            : new PageHead($"/{kind.Plural}");

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Words = SearchWords.Normalize(query.Text("q", SearchWords.Longest));
        Letter = query.OneOf("letter", Letters.All);
        Sort = query.OneOf("sort", ContributorSort.All) ?? ContributorSort.Name;
        if (Words is not null && SearchWords.Of(Words) is null)
        {
            query.Refuse("q", $"“{Words}” contains no letter or digit. Search for a name, or a part of one.");
        }

        Contributors = await (
            Sort == ContributorSort.Name ? ByNameAsync(query, cancellation) : RankedAsync(query, cancellation)
        );
        Errors = [.. query.Errors.Values];
        Response.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    /// <summary>The same list with one choice changed; all others stay, except the page.</summary>
    public string AddressWith(string field, string? value) =>
        Address.Of(
            $"/{kind.Plural}",
            new (string Name, string? Value)[]
            {
                ("q", Words),
                ("letter", Letter),
                ("sort", Sort == ContributorSort.Name ? null : Sort.Key),
            }
                .Where(f => f.Name != field)
                .Append((field, value))
        );

    private void TakePage(QueryReader query, int total) =>
        Pager = new Pager(
            query.Within(query.Page(), total),
            total,
            number => AddressWith("page", Address.PageField(number))
        );

    private IQueryable<Contributor> Matching()
    {
        var all = kind.Shown(db, SearchWords.Of(Words));
        return Letter is null ? all : all.BeginningWith(w => w.NameKey, Letter);
    }

    private async Task<List<ContributorCard>> ByNameAsync(QueryReader query, CancellationToken cancellation)
    {
        var matching = Matching();
        TakePage(
            query,
            await stats.GetAsync(
                $"{kind.Plural} {Letter} {Words}",
                () => matching.CountAsync(cancellation),
                cancellation
            )
        );
        return await kind.WithReviewCounts(db, matching.OrderBy(w => w.NameKey).Skip(Pager.Skipped).Take(Pager.PerPage))
            .Select(w => new ContributorCard(w.Slug, w.Name, w.Reviews))
            .ToListAsync(cancellation);
    }

    private async Task<List<ContributorCard>> RankedAsync(QueryReader query, CancellationToken cancellation)
    {
        var ranking = await stats.GetAsync(
            $"{kind.Plural} ranking",
            () => ContributorRanking.LoadAsync(kind, db, cancellation),
            cancellation,
            r => r.Bytes
        );
        var ranked = ranking
            .In(
                Sort,
                Words is null && Letter is null ? null : await Matching().Select(w => w.Id).ToHashSetAsync(cancellation)
            )
            .ToList();
        TakePage(query, ranked.Count);
        var shown = ranked.Skip(Pager.Skipped).Take(Pager.PerPage).ToList();
        var numbers = shown.Select(c => c.Id).ToList();
        var names = await kind.Of(db).Where(w => numbers.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellation);
        return
        [
            .. shown
                .Where(c => names.ContainsKey(c.Id))
                .Select(c => new ContributorCard(names[c.Id].Slug, names[c.Id].Name, c.Reviews)
                {
                    Mean = c.Mean,
                    Severity = c.Severity,
                }),
        ];
    }
}

/// <summary>A critic or a publication in a list; mean and severity only if the list is ranked.</summary>
public sealed record ContributorCard(string Slug, string Name, int Reviews)
{
    public double? Mean { get; init; }

    public Severity? Severity { get; init; }
}
