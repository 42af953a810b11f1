using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.History;
using ReviewSite.Web.Pages.Admin;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.History;

public sealed class ReverterTests : IDisposable
{
    private readonly CountedQueries _reads = new(
        (command, of) =>
            of.Context?.Database.CurrentTransaction is not null
            && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)
    );
    private readonly Site _site;

    public ReverterTests() => _site = new Site { Replace = services => services.Intercept(_reads) };

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_merge_of_many_reviews_is_reverted_with_as_many_queries_as_a_merge_of_few()
    {
        await _site.ImportAsync("One", Reviews("Small Paper", count: 2));
        await _site.ImportAsync("Two", Reviews("Large Paper", count: 30));
        await _site.ImportAsync("Three", Reviews("Paper", count: 1));

        var ofFew = await MergeAndRevertAsync("Small Paper");
        var ofMany = await MergeAndRevertAsync("Large Paper");

        Assert.Equal(ofFew, ofMany);
        Assert.Equal(
            [("Large Paper", 30), ("Paper", 1), ("Small Paper", 2)],
            (
                await _site.ReadAsync(db =>
                    db.Publications.Where(p => p.Name.EndsWith("Paper"))
                        .OrderBy(p => p.Name)
                        .Select(p => new { p.Name, Count = db.Reviews.Count(r => r.PublicationId == p.Id) })
                        .ToListAsync()
                )
            ).Select(p => (p.Name, p.Count))
        );
        Assert.True(await _site.ReadAsync(db => db.Publications.AllAsync(p => !p.IsMerged)));
    }

    private static string Reviews(string publication, int count) =>
        string.Join(
            "\n\n",
            Enumerable
                .Range(1, count)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{i}. 80\nReviewed by: {publication} Critic {i}\nPublication: {publication}\nIt is number {i}."
                    )
                )
        );

    /// <returns>How many queries the revert made.</returns>
    private async Task<int> MergeAndRevertAsync(string publication)
    {
        var (id, into) = await _site.ReadAsync(async db =>
            (
                await db.Publications.Where(p => p.Name == publication).Select(p => p.Id).SingleAsync(),
                await db.Publications.Where(p => p.Name == "Paper").Select(p => p.Id).SingleAsync()
            )
        );
        Assert.IsType<NameOutcome.Saved>(
            await _site
                .Services.GetRequiredService<NameEditing>()
                .RenamePublicationAsync(id, "Paper", into, Actor.CommandLine, default)
        );
        var merge = await _site.ReadAsync(db => db.History.MaxAsync(e => e.Id));
        var before = _reads.Count;
        var obstacles = await _site
            .Services.GetRequiredService<Reverter>()
            .RevertAsync(merge, Actor.CommandLine, default);
        var count = _reads.Count - before;
        Assert.True(obstacles.IsEmpty);
        return count;
    }
}
