using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Sqlite;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Store;

/// <summary>
/// A store and an export that version 0.1.0 wrote: the seeded film, of whose reviews an editor added one, corrected one
/// and withdrew one, and two films from a table.
/// </summary>
public sealed class EarlierVersionTests : IDisposable
{
    private readonly Site _site = new() { StartsFromNothing = true };

    public EarlierVersionTests()
    {
        SqliteLibrary.Load();
        var folder = new DataFolder(_site.DataFolder);
        folder.CreateDatabase();
        using var store = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        store.Open();
        using var dump = store.CreateCommand();
        dump.CommandText = Read("0.1.0.sql");
        dump.ExecuteNonQuery();
    }

    public void Dispose() => _site.Dispose();

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Store", "Earlier", name));

    private Task<List<T>> ReviewsAsync<T>(string film, System.Linq.Expressions.Expression<Func<Review, T>> what) =>
        _site.ReadAsync(db =>
            db.Reviews.Where(r => r.Film.Slug == film).OrderBy(r => r.Position).Select(what).ToListAsync()
        );

    [SqliteFact]
    public async Task A_store_is_brought_up_to_date_with_all_that_was_in_it()
    {
        var pusher = await ReviewsAsync(
            "pusher",
            r => new
            {
                r.Position,
                Critic = r.Critic!.Name,
                r.Quote,
            }
        );
        var odd = await ReviewsAsync("odd-island", r => new { r.OriginalScore, r.Url });

        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12], pusher.Select(r => r.Position));
        Assert.Equal("Corrected by an editor.", pusher[2].Quote);
        Assert.Equal(("Ágnes Kovács", "Hard and quick."), (pusher[^1].Critic, pusher[^1].Quote));
        Assert.Equal(["8/10", "B+", null], odd.Select(r => r.OriginalScore));
        Assert.Equal("https://example.org/odd", odd[0].Url);
        Assert.True(await _site.IsWholeAsync());
    }

    [SqliteFact]
    public async Task Who_had_an_account_signs_in_and_undoes_what_was_done_then()
    {
        using var ann = new Person(_site);
        var signedIn = await ann.SendAsync(
            "/account/sign-in",
            ("Input.Email", "ann@example.org"),
            ("Input.Password", Person.Password)
        );
        var withdrawal = await _site.ReadAsync(db => db.History.MaxAsync(e => e.Id));

        var undone = await ann.SendAsync("/admin/history", ("id", $"{withdrawal}"));

        Assert.Equal(HttpStatusCode.Redirect, signedIn.Status);
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.Contains(4, await ReviewsAsync("pusher", r => r.Position));
    }

    [SqliteFact]
    public async Task An_export_is_imported_as_the_store_itself_is_brought_up_to_date()
    {
        using var other = new Site { HasOwnSeed = true };

        await other.ImportAsync(Read("0.1.0.json"));

        Assert.Equal(await _site.CatalogueAsync(), await other.CatalogueAsync());
        Assert.True(await other.IsWholeAsync());
    }
}
