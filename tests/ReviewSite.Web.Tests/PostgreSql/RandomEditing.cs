using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>
/// An administrator who does things at random, with texts that databases compare and take apart in ways of their own;
/// the same for the same seed, whatever numbers the database gives to its rows.
/// </summary>
internal sealed class RandomEditing : IDisposable
{
    /// <summary>How far back a change may be that is reverted.</summary>
    private const int Revertible = 12;

    private readonly Site _site;
    private readonly Person _editor;
    private readonly Tables _tables;
    private readonly RandomPicks _pick;
    private readonly (int Weight, Func<Task<string>> Do)[] _kinds;

    private RandomEditing(Site site, Person editor, int seed)
    {
        (_site, _editor, _tables, _pick) = (site, editor, new Tables(site), new RandomPicks(site, seed));
        _kinds =
        [
            (26, CorrectReviewAsync),
            (12, AddReviewAsync),
            (9, RenameFilmAsync),
            (4, RenameCriticAsync),
            (12, ImportTableAsync),
            (4, ImportTextAsync),
            (3, () => WithdrawAsync("films", _pick.Film())),
            (4, () => WithdrawAsync("reviews", _pick.Review())),
            (3, WithdrawImportAsync),
            (3, MergeFilmsAsync),
            (2, () => MergeNamesAsync("critics", _pick.Critic(), _pick.Critic())),
            (2, () => MergeNamesAsync("publications", _pick.Publication(), _pick.Publication())),
            (10, RevertAsync),
            (6, () => new SiteAnswers(_site).FoundAsync(_pick.Text())),
        ];
    }

    /// <summary>With an invented catalogue to begin with.</summary>
    public static async Task<RandomEditing> BeginAsync(Site site, int seed)
    {
        await new InventedCatalogue(seed).FillAsync(site);
        var summaries = site.Services.GetRequiredService<FilmSummaries>();
        await site
            .Services.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<int>(
                    Actor.CommandLine,
                    "Summarized",
                    async db =>
                    {
                        await DerivedDataRebuild.RunAsync(db, summaries, default);
                        return 0;
                    }
                ),
                default
            );
        return new(site, await Person.SignedInAsync(site, Role.Administrator, "ann@example.org"), seed);
    }

    /// <summary>Does one thing.</summary>
    /// <returns>What it was, and what was answered.</returns>
    public async Task<string> DoAsync()
    {
        var place = _pick.Next(_kinds.Sum(k => k.Weight));
        var kind = 0;
        for (; place >= _kinds[kind].Weight; kind++)
        {
            place -= _kinds[kind].Weight;
        }

        return $"{kind}: {await _kinds[kind].Do()}";
    }

    public void Dispose()
    {
        _editor.Dispose();
        _tables.Dispose();
    }

    private async Task<string> CorrectReviewAsync()
    {
        var (review, quote, score) = (await _pick.Review(), _pick.Text(), _pick.Number(100));
        return await SendAsync(
            review is null ? null : $"/admin/reviews/{review}",
            handler: null,
            ("Input.Quote", quote),
            ("Input.OriginalScore", score)
        );
    }

    private async Task<string> AddReviewAsync()
    {
        var (film, critic, publication, quote) = (await _pick.Film(), _pick.Name(), _pick.Name(), _pick.Text());
        return await SendAsync(
            film is null ? null : $"/admin/films/{film}/reviews/add",
            handler: null,
            ("Input.Critic", critic),
            ("Input.Publication", publication),
            ("Input.Quote", quote)
        );
    }

    private async Task<string> RenameFilmAsync()
    {
        var (film, title, genre) = (await _pick.Film(), _pick.Text(), _pick.Word());
        return await SendAsync(
            film is null ? null : $"/admin/films/{film}",
            handler: null,
            ("Input.Title", title),
            ("Input.Genres", genre)
        );
    }

    private async Task<string> RenameCriticAsync()
    {
        var (critic, name) = (await _pick.Critic(), _pick.Name());
        return await SendAsync(
            critic is null ? null : "/admin/critics",
            "Rename",
            ("id", critic?.Id ?? ""),
            ("name", name)
        );
    }

    private async Task<string> ImportTableAsync()
    {
        string Row()
        {
            var (title, critic, quote) = (Quoted(_pick.Text()), Quoted(_pick.Name()), Quoted(_pick.Text()));
            return $"{title},{1950 + _pick.Next(70)},{critic},{_pick.Number(11)}/10,{quote}\n";
        }

        var rows = string.Concat(Enumerable.Range(0, 1 + _pick.Next(3)).Select(_ => Row()));
        var table = _tables.Write($"{_pick.Next(int.MaxValue)}.csv", $"title,year,critic,score,quote\n{rows}");
        var result = await _tables.ImportAsync(table);
        return $"{result.Films} {result.New} {result.Changed} {result.Unchanged} {result.Repeated} {result.Rejected}";
    }

    private async Task<string> ImportTextAsync()
    {
        string Review() => $"{_pick.Number(101)}\nReviewed by: {_pick.Name()}\n{_pick.Text()}\n";

        var result = await _site.ImportAsync(_pick.Name(), $"1. {Review()}2. {Review()}");
        return $"{result.Film.Slug} {result.Added} {result.Changed} {result.Unchanged}";
    }

    private async Task<string> WithdrawAsync(string kind, Task<string?> one) =>
        await SendAsync(await one is { } key ? $"/admin/{kind}/{key}" : null, "Withdraw");

    private async Task<string> WithdrawImportAsync()
    {
        var import = await _pick.Import();
        return await SendAsync(import is null ? null : $"/admin/imports/{import}", handler: null);
    }

    private async Task<string> MergeFilmsAsync()
    {
        var (from, into) = (await _pick.Film(), await _pick.Film());
        return await SendAsync(from is null ? null : $"/admin/films/{from}", "Merge", ("into", into ?? ""));
    }

    /// <summary>As the page does it, whose list may not have both of them on one page.</summary>
    private async Task<string> MergeNamesAsync(
        string kind,
        Task<RandomPicks.Named?> one,
        Task<RandomPicks.Named?> other
    )
    {
        var (from, into) = (await one, await other);
        return await SendAsync(
            from is null || from == into ? null : $"/admin/{kind}",
            "Rename",
            ("id", from?.Id ?? ""),
            ("name", into?.Name ?? ""),
            ("merge", "true")
        );
    }

    private async Task<string> RevertAsync()
    {
        var back = _pick.Next(2) == 0 ? 0 : _pick.Next(Revertible);
        var change = await _site.ReadAsync(db =>
            db.History.OrderByDescending(h => h.Id).Skip(back).Select(h => h.Id).FirstOrDefaultAsync()
        );
        return await SendAsync("/admin/history", handler: null, ("id", $"{change}"));
    }

    /// <returns>The status, and what the page is called that came instead of "saved".</returns>
    private async Task<string> SendAsync(string? address, string? handler, params (string, string)[] fields)
    {
        if (address is null)
        {
            return "nothing to do it with";
        }

        var answer = await _editor.SendAsync(address, handler, fields);
        return $"{answer.Status} {answer.Text("h1")}";
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
