using System.Globalization;
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

    /// <summary>How many different names are made of one word.</summary>
    private const int Names = 30;

    private readonly Site _site;
    private readonly Person _editor;
    private readonly Tables _tables;
    private readonly Random _random;
    private readonly (int Weight, Func<Task<string>> Do)[] _kinds;

    private RandomEditing(Site site, Person editor, int seed)
    {
        (_site, _editor, _tables, _random) = (site, editor, new Tables(site), new Random(seed));
        _kinds =
        [
            (26, CorrectReviewAsync),
            (12, AddReviewAsync),
            (9, RenameFilmAsync),
            (4, RenameCriticAsync),
            (12, ImportTableAsync),
            (4, ImportTextAsync),
            (3, () => WithdrawAsync("films", Film())),
            (4, () => WithdrawAsync("reviews", Review())),
            (3, WithdrawImportAsync),
            (3, MergeFilmsAsync),
            (2, () => MergeNamesAsync("critics", Critic(), Critic())),
            (2, () => MergeNamesAsync("publications", Publication(), Publication())),
            (10, RevertAsync),
            (6, () => new SiteAnswers(_site).FoundAsync(Text())),
        ];
    }

    public static IReadOnlyList<string> Words { get; } =
    [
        "Straße",
        "STRASSE",
        "İstanbul",
        "ısırgan",
        "naïve",
        "nai\u0308ve",
        "Ærø",
        "Éclair",
        "電影",
        "🎬 clap",
        "👩‍🚀",
        "don't",
        "http://films.example/a-b?c=1",
        "ann@example.org",
        "1e5",
        "-7.50",
        "1080p",
        "the the the",
        "zzz",
        "Zebra",
        "100%",
        "a_b",
        "\"quoted phrase\"",
        "ﬁlm",
        "Ⅷ",
    ];

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
                        await DerivedDataRebuild.MakeAsync(db, summaries, default);
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
        var place = _random.Next(_kinds.Sum(k => k.Weight));
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
        var (review, quote, score) = (await Review(), Text(), Number(100));
        return await SendAsync(
            review is null ? null : $"/admin/reviews/{review}",
            handler: null,
            ("Input.Quote", quote),
            ("Input.OriginalScore", score)
        );
    }

    private async Task<string> AddReviewAsync()
    {
        var (film, critic, publication, quote) = (await Film(), Name(), Name(), Text());
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
        var (film, title, genre) = (await Film(), Text(), Word());
        return await SendAsync(
            film is null ? null : $"/admin/films/{film}",
            handler: null,
            ("Input.Title", title),
            ("Input.Genres", genre)
        );
    }

    private async Task<string> RenameCriticAsync()
    {
        var (critic, name) = (await Critic(), Name());
        return await SendAsync(
            critic is null ? null : "/admin/critics",
            "Rename",
            ("id", critic?.Id ?? ""),
            ("name", name)
        );
    }

    private async Task<string> ImportTableAsync()
    {
        string Row() =>
            $"{Quoted(Text())},{1950 + _random.Next(70)},{Quoted(Name())},{Number(11)}/10,{Quoted(Text())}\n";

        var rows = string.Concat(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Row()));
        var table = _tables.Write($"{_random.Next()}.csv", $"title,year,critic,score,quote\n{rows}");
        var result = await _tables.ImportAsync(table);
        return $"{result.Films} {result.New} {result.Changed} {result.Unchanged} {result.Repeated} {result.Skipped}";
    }

    private async Task<string> ImportTextAsync()
    {
        var result = await _site.ImportAsync(
            Name(),
            $"1. {Number(101)}\nReviewed by: {Name()}\n{Text()}\n2. {Number(101)}\nReviewed by: {Name()}\n{Text()}"
        );
        return $"{result.Film.Slug} {result.Added} {result.Changed} {result.Unchanged}";
    }

    private async Task<string> WithdrawAsync(string kind, Task<string?> one) =>
        await SendAsync(await one is { } key ? $"/admin/{kind}/{key}" : null, "Withdraw");

    private async Task<string> WithdrawImportAsync()
    {
        var import = await PickAsync(db =>
            db.Imports.Where(i => i.WithdrawnAt == null).OrderBy(i => i.Id).Select(i => $"{i.Id}")
        );
        return await SendAsync(import is null ? null : $"/admin/imports/{import}", handler: null);
    }

    private async Task<string> MergeFilmsAsync()
    {
        var (from, into) = (await Film(), await Film());
        return await SendAsync(from is null ? null : $"/admin/films/{from}", "Merge", ("into", into ?? ""));
    }

    /// <summary>As the page does it, whose list may not have both of them on one page.</summary>
    private async Task<string> MergeNamesAsync(string kind, Task<Named?> one, Task<Named?> other)
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
        var back = _random.Next(2) == 0 ? 0 : _random.Next(Revertible);
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

    private Task<string?> Review() =>
        PickAsync(db => db.Reviews.OrderBy(r => r.Film.Slug).ThenBy(r => r.Position).Select(r => $"{r.Id}"));

    private Task<string?> Film() => PickAsync(db => db.Films.OrderBy(f => f.Slug).Select(f => f.Slug));

    private Task<Named?> Critic() =>
        PickAsync(db => db.Critics.OrderBy(c => c.Slug).Select(c => new Named($"{c.Id}", c.Name)));

    private Task<Named?> Publication() =>
        PickAsync(db => db.Publications.OrderBy(p => p.Slug).Select(p => new Named($"{p.Id}", p.Name)));

    private async Task<T?> PickAsync<T>(Func<ReviewSiteDb, IQueryable<T>> of)
        where T : class
    {
        var where = _random.NextDouble();
        return await _site.ReadAsync(async db =>
            await of(db).Skip((int)(where * await of(db).CountAsync())).FirstOrDefaultAsync()
        );
    }

    private string Text() => $"{Word()} {Word()} {Word()}";

    private string Name() => $"{Word()} {Number(Names)}";

    private string Word() => Words[_random.Next(Words.Count)];

    private string Number(int below) => _random.Next(below).ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed record Named(string Id, string Name);
}
