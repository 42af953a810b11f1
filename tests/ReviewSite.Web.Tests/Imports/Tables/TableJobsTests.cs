using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Imports.Tables;

public sealed class TableJobsTests : IDisposable
{
    private readonly Site _site = new() { HasOwnSeed = true };

    public void Dispose() => _site.Dispose();

    private TableJobs Jobs => _site.Services.GetRequiredService<TableJobs>();

    private TableUploads Uploads => _site.Services.GetRequiredService<TableUploads>();

    private string FolderOf(string id) => Path.Combine(_site.DataFolder, "uploads", id);

    private async Task<string> UploadAsync(string name, TimeSpan age)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("title,quote\nA,B\n"));
        var id = await Jobs.KeepAsync([(name, content)], default);
        Directory.SetLastWriteTimeUtc(FolderOf(id), DateTime.UtcNow - age);
        return id;
    }

    [Fact]
    public void A_result_has_the_names_that_nodes_of_other_versions_read()
    {
        const string Json =
            """{"IsKnown":false,"ImportId":1,"Films":2,"New":3,"Changed":4,"Unchanged":5,"Repeated":6,"Skipped":"""
            + """7,"Warnings":["a warning"],"SkippedFiles":["a.skipped.csv"]}""";
        var result = new TableImportResult(IsKnown: false, 1, 2, 3, 4, 5, 6, 7, ["a warning"], ["a.skipped.csv"]);

        Assert.Equal(Json, JsonSerializer.Serialize(result));
        Assert.Equal(Json, JsonSerializer.Serialize(JsonSerializer.Deserialize<TableImportResult>(Json)));
    }

    [SqliteFact]
    public async Task A_dry_run_may_take_longer_than_the_request_that_begins_it()
    {
        var budgets = new Budgets();
        using var site = new Site { HasOwnSeed = true, Replace = services => services.Intercept(budgets) };
        var jobs = site.Services.GetRequiredService<TableJobs>();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("title,quote\nA,B\n"));
        var id = await jobs.KeepAsync([("a.csv", content)], default);
        budgets.AreLimited.Clear();

        ReadBudget.Use(new ReadBudget(TimeProvider.System, TimeSpan.FromSeconds(10), default));
        var files = await site.Services.GetRequiredService<TableUploads>().FilesOfAsync(id, default);
        var request = new TableImportRequest(files, Actor.CommandLine);
        var job = await jobs.DryRunAsync(id, request, default);
        await job.Ended;

        Assert.Equal((null, 1), (job.Failure, job.Result!.New));
        Assert.NotEmpty(budgets.AreLimited);
        Assert.DoesNotContain(true, budgets.AreLimited);
    }

    [Theory]
    [InlineData("skipped-rows.csv")]
    [InlineData("movies.skipped.csv")]
    public async Task A_file_is_kept_whatever_it_is_called(string name)
    {
        var id = await UploadAsync(name, TimeSpan.Zero);

        Assert.Equal([name], (await Uploads.FilesOfAsync(id, default)).Select(Path.GetFileName));
    }

    [SqliteFact]
    public async Task Uploads_that_nobody_came_back_to_go_after_some_days_and_nothing_else_does()
    {
        var old = await UploadAsync("a.csv", TimeSpan.FromDays(8));
        var recent = await UploadAsync("a.csv", TimeSpan.FromDays(1));
        var other = Directory.CreateDirectory(FolderOf("not-ours")).FullName;
        Directory.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddDays(-8));

        await UploadAsync("b.csv", TimeSpan.Zero);

        Assert.Equal(
            (false, true, true),
            (Directory.Exists(FolderOf(old)), Directory.Exists(FolderOf(recent)), Directory.Exists(other))
        );
    }

    /// <summary>Whether each command has a limit of time.</summary>
    private sealed class Budgets : DbCommandInterceptor
    {
        public ConcurrentQueue<bool> AreLimited { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            AreLimited.Enqueue(ReadBudget.Current is not null);
            return ValueTask.FromResult(result);
        }
    }
}
