using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Tests.Exports;

namespace ReviewSite.Web.Tests.Store;

public sealed class DeferredIndexesTests : IDisposable
{
    private const string Reviews =
        "title,critic,score,quote\nPusher,Ann,8/10,Relentless and raw.\nBleeder,Bob,3/5,Tender.\n";

    private readonly Site _site = new() { HasOwnSeed = true };
    private readonly Tables _tables;

    public DeferredIndexesTests() => _tables = new Tables(_site);

    public void Dispose()
    {
        _tables.Dispose();
        _site.Dispose();
    }

    [SqliteTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_first_import_leaves_the_schema_as_it_was(bool isDryRun)
    {
        var before = await SchemaAsync();

        await _tables.ImportAsync(request => request with { IsDryRun = isDryRun }, _tables.Write("a.csv", Reviews));

        Assert.Equal(before, await SchemaAsync());
        Assert.Equal(isDryRun ? 0 : 2, await _site.ReadAsync(db => db.Reviews.CountAsync()));
    }

    [Fact]
    public async Task What_a_first_import_and_a_second_one_brought_is_found()
    {
        await _tables.ImportAsync(_tables.Write("a.csv", Reviews));
        await _tables.ImportAsync(_tables.Write("b.csv", "title,critic,quote\nPusher,Cid,Raw nerves.\n"));

        Assert.True(await _site.IsWholeAsync());
        Assert.Equal(2, (await _site.PageAsync("/search?q=raw")).QuerySelectorAll("mark").Length);
    }

    private Task<List<string>> SchemaAsync() =>
        _site.ReadAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS Value
                    FROM sqlite_master ORDER BY type, name
                    """
                )
                .ToListAsync()
        );
}
