using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class ErasingTests : AdminTests
{
    [Fact]
    public async Task An_erased_quote_is_gone_from_the_history_and_no_import_brings_it_back()
    {
        var address = $"/admin/reviews/{await ReviewIdAsync(1)}";
        await Editor.SendAsync(address, ("Input.Quote", "Libel."));
        await Editor.SendAsync(address, "Erase");

        await Site.ImportAsync("Pusher", "1. Reviewed by: Noel Murray\nJul 15, 2013\nLibel again.", 1996);

        var history = await Site.ReadAsync(db =>
            db.Database.SqlQueryRaw<string>(
                    "SELECT concat_ws(' ', Kind, Field, Before, After) AS Value FROM HistoryChanges"
                )
                .ToListAsync()
        );
        Assert.DoesNotContain(
            history,
            c =>
                c.Contains("Libel", StringComparison.Ordinal)
                || c.Contains("As Refn counts down", StringComparison.Ordinal)
        );
        Assert.Contains(history, c => c.Contains("(erased)", StringComparison.Ordinal));
        Assert.Equal("No quote on file.", (await Editor.GetAsync("/films/pusher")).Text("#review-1 .review-silent"));
    }

    [Theory]
    [InlineData("Reviewed by: Noel Murray\nJul 15, 2013\n")]
    [InlineData("Publication: Some Paper\n")]
    public async Task The_text_of_an_erased_quote_is_known_again_whoever_is_said_to_have_written_it(string who)
    {
        await Site.ImportAsync("Pusher", "1. 80\n   A libel that nobody signed.", 1996);
        var id = await Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote == "A libel that nobody signed.").Select(r => r.Id).SingleAsync()
        );
        await Editor.SendAsync($"/admin/reviews/{id}", "Erase");

        await Site.ImportAsync("Pusher", $"1. {who}A LIBEL that nobody signed.", 1996);

        Assert.False(await Site.ReadAsync(db => db.Reviews.AnyAsync(r => SearchKey.Of(r.Quote).Contains("libel"))));
        Assert.Equal(12, await Site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task Nothing_offers_to_undo_what_cannot_be_undone()
    {
        var sent = await Editor.SendAsync($"/admin/reviews/{await ReviewIdAsync(1)}", "Erase");

        var page = await Editor.GetAsync(sent.Location!);
        Assert.Contains("has been erased", page.Text(".saved"), StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector(".saved form"));
    }

    [SqliteFact]
    public async Task An_erased_quote_is_in_none_of_the_files_that_hold_the_store()
    {
        await Site.ImportAsync(
            "Pusher",
            "Unplaced words of a zanzibarian libel\n\n1. 80\n   Unplaced words of a zanzibarian libel",
            1996
        );
        var id = await Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote!.Contains("zanzibarian")).Select(r => r.Id).SingleAsync()
        );
        await Editor.SendAsync($"/admin/reviews/{id}", ("Input.Quote", "Changed, and still a zanzibarian libel."));
        Assert.Contains(
            StoreFilesHolding("zanzibarian", Site),
            f => f.Contains("reviewsite.db", StringComparison.Ordinal)
        );

        await Editor.SendAsync($"/admin/reviews/{id}", "Erase");

        Assert.Contains(
            await Site.ReadAsync(async db => (await db.Imports.OrderBy(i => i.Id).LastAsync()).Warnings),
            w => w.Contains("(erased)", StringComparison.Ordinal)
        );
        Assert.Empty(StoreFilesHolding("zanzibarian", Site));
    }

    private static IEnumerable<string> StoreFilesHolding(string words, Site site)
    {
        foreach (var path in Directory.EnumerateFiles(site.DataFolder, "reviewsite.db*"))
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            if (
                System.Text.Encoding.UTF8.GetString(bytes.ToArray()).Contains(words, StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return path;
            }
        }
    }

    [Fact]
    public async Task What_the_quote_was_before_it_was_corrected_does_not_come_back_either()
    {
        await PasteAsync("pusher", "1. 80\nReviewed by: Critic X\nThe very first libel of all.");
        var address = $"/admin/reviews/{await ReviewIdAsync(12)}";
        await Editor.SendAsync(address, ("Input.Critic", "Fixed Name"), ("Input.Quote", "A milder libel of all."));
        await Editor.SendAsync(address, ("Input.Quote", ""));
        await Editor.SendAsync(address, "Erase");

        await PasteAsync("pusher", "\n1. 80\nReviewed by: Critic X\nThe very first libel of all.");
        await PasteAsync("pusher", "\n1. 80\nReviewed by: C. X\nA milder libel of all.");

        Assert.False(
            await Site.ReadAsync(db =>
                db.Reviews.IgnoreQueryFilters().AnyAsync(r => SearchKey.Of(r.Quote).Contains("libel"))
            )
        );
        Assert.Empty(StoreFilesHolding("milder libel", Site));
        Assert.DoesNotContain(
            "libel",
            (await Editor.GetAsync("/admin/history")).Text("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_quote_was_erased_does_not_put_it_back()
    {
        await PasteAsync("pusher", "1. 80\nReviewed by: Critic X\nThe very first libel of all.");
        var address = $"/admin/reviews/{await ReviewIdAsync(12)}";
        var open = await Editor.GetAsync(address);
        await Editor.SendAsync(address, "Erase");

        var late = await Editor.SubmitAsync(open, address, handler: null, ("Input.OriginalScore", "70"));
        var again = await Editor.SendAsync(address, ("Input.Quote", "The very first libel of all."));
        var added = await Editor.SendAsync(
            "/admin/films/pusher/reviews/add",
            ("Input.Critic", "Other"),
            ("Input.Quote", "The very first libel of all.")
        );

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [late.Status, again.Status, added.Status]
        );
        Assert.Null(
            await Site.ReadAsync(db => db.Reviews.Where(r => r.Position == 12).Select(r => r.Quote).SingleAsync())
        );
        Assert.Contains("erased for legal reasons", again.Text("form.form"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_that_is_added_again_does_not_get_it_back()
    {
        const string Text = "1. 80\nReviewed by: Ann\nA libel.\n2. 70\nReviewed by: Bob\nFine.";
        await Site.ImportAsync("Other", Text, 2001);
        var id = await Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote == "A libel.").Select(r => r.Id).SingleAsync()
        );
        await Editor.SendAsync($"/admin/reviews/{id}", "Erase");
        await Editor.SendAsync("/admin/films/other", "Withdraw");

        await Editor.SendAsync("/admin/films/add", ("Input.Title", "Other"), ("Input.Year", "2001"));
        var slug = await Site.ReadAsync(db =>
            db.Films.Where(f => f.Title == "Other").Select(f => f.Slug).SingleAsync()
        );
        await Site.ImportAsync("Other", Text, 2001);
        var added = await Editor.SendAsync(
            $"/admin/films/{slug}/reviews/add",
            ("Input.Critic", "Cid"),
            ("Input.Quote", "A libel.")
        );

        Assert.Equal(HttpStatusCode.BadRequest, added.Status);
        Assert.Equal(
            [("Ann", 80, null), ("Bob", 70, "Fine.")],
            await Site.ReadAsync(async db =>
                (
                    await db
                        .Reviews.Where(r => r.Film.Slug == slug)
                        .OrderBy(r => r.Position)
                        .Select(r => new
                        {
                            r.Critic!.Name,
                            r.Score,
                            r.Quote,
                        })
                        .ToListAsync()
                ).ConvertAll(r => (r.Name, r.Score!.Value.Value, r.Quote))
            )
        );
        Assert.True(await Site.IsWholeAsync());
    }

    [SqliteFact]
    public async Task What_a_reader_keeps_in_the_log_is_removed_a_minute_later()
    {
        var time = new AdjustableTime();
        using var site = new Site { Replace = services => services.AddSingleton<TimeProvider>(time) };
        var erase = await SiteWithLibelAsync(site);
        await using (
            var reader = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={Path.Combine(site.DataFolder, "reviewsite.db")}"
            )
        )
        {
            await reader.OpenAsync();
            await using var transaction = reader.BeginTransaction(deferred: true);
            await using var command = reader.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "SELECT count(*) FROM Reviews";
            await command.ExecuteScalarAsync();
            Assert.Equal(HttpStatusCode.Redirect, (await erase()).Status);
            Assert.NotEmpty(StoreFilesHolding("zanzibarian", site));
        }

        await NothingIsLeftAsync(site, () => time.Advance(ErasureJob.BetweenLooks));
    }

    [SqliteFact]
    public async Task What_could_not_be_removed_is_removed_after_a_restart_and_the_erasure_counts_as_saved()
    {
        var full = new FullDiskInSearch();
        using var site = new Site { Replace = services => services.Intercept(full) };
        var erase = await SiteWithLibelAsync(site);
        full.IsFull = true;

        Assert.Equal(HttpStatusCode.Redirect, (await erase()).Status);
        Assert.DoesNotContain(
            "zanzibarian",
            (await site.PageAsync("/films/pusher")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(StoreFilesHolding("zanzibarian", site));

        using var restarted = site.Restarted();
        _ = restarted.Services;
        await NothingIsLeftAsync(restarted, () => { });
    }

    /// <returns>What erases the quote.</returns>
    private static async Task<Func<Task<Answer>>> SiteWithLibelAsync(Site site)
    {
        await site.ImportAsync("Pusher", "1. 80\nReviewed by: Critic X\nA zanzibarian libel.", 1996);
        var id = await site.ReadAsync(db =>
            db.Reviews.Where(r => r.Quote!.Contains("zanzibarian")).Select(r => r.Id).SingleAsync()
        );
        var admin = await Person.SignedInAsync(site, Role.Administrator, "eve@example.org");
        return async () =>
        {
            using (admin)
            {
                return await admin.SendAsync($"/admin/reviews/{id}", "Erase");
            }
        };
    }

    private static async Task NothingIsLeftAsync(Site site, Action pass)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (StoreFilesHolding("zanzibarian", site).Any())
        {
            pass();
            await Task.Delay(50, patience.Token);
        }

        Assert.True(await site.IsWholeAsync());
    }

    /// <summary>A disk on which the search index cannot be rewritten.</summary>
    private sealed class FullDiskInSearch : DbCommandInterceptor
    {
        private const int SqliteFull = 13;

        public bool IsFull { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) =>
            IsFull && command.CommandText.Contains("'optimize'", StringComparison.Ordinal)
                ? throw new Microsoft.Data.Sqlite.SqliteException("The disk is full.", SqliteFull)
                : base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Reviewed by: Noel Murray\n")]
    public async Task No_import_brings_it_back_to_a_site_that_was_filled_from_an_export(string who)
    {
        await Site.ImportAsync("Pusher", "1. 80\nReviewed by: Noel Murray\nA libel.", 1996);
        var address = $"/admin/reviews/{await ReviewIdAsync(12)}";
        await Editor.SendAsync(address, "Erase");
        await Editor.SendAsync(address, "Withdraw");
        var exported = await Site.CatalogueAsync();
        using var other = new Site { HasOwnSeed = true };

        await other.ImportAsync(exported);
        var again = await other.CatalogueAsync();
        await other.ImportAsync("Pusher", $"1. 80\n{who}A libel.", 1996);

        Assert.Equal(exported, again);
        Assert.True(await other.IsWholeAsync());
        Assert.Equal(
            (11, 0),
            await other.ReadAsync(async db =>
                (
                    await db.Reviews.CountAsync(),
                    await db.Reviews.IgnoreQueryFilters().CountAsync(r => r.Quote == "A libel.")
                )
            )
        );
    }
}
