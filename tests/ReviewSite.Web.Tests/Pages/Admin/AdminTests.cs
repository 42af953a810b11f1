using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Pages.Admin;

/// <summary>An administrator of the seeded site.</summary>
public abstract class AdminTests : IAsyncLifetime, IDisposable
{
    protected Site Site { get; } = new();

    protected Person Editor { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Editor = await Person.SignedInAsync(Site, Role.Administrator, "ann@example.org");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Editor.Dispose();
            Site.Dispose();
        }
    }

    protected Task<int> ReviewIdAsync(int position, string film = "pusher") =>
        Site.ReadAsync(db =>
            db.Reviews.Where(r => r.Film.Slug == film && r.Position == position).Select(r => r.Id).SingleAsync()
        );

    protected async Task<string> LastChangeAsync() =>
        (await Site.ReadAsync(db => db.History.MaxAsync(e => e.Id))).ToString(CultureInfo.InvariantCulture);

    protected Task<Answer> RevertAsync(string change) => Editor.SendAsync("/admin/history", ("id", change));

    protected async Task RevertLastAsync() =>
        Assert.Equal(HttpStatusCode.Redirect, (await RevertAsync(await LastChangeAsync())).Status);

    /// <returns>The address of the import's page.</returns>
    protected async Task<string> ImportTableAsync(string csv, decimal? scale = null, string name = "table.csv")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Site.DataFolder, name + "-folder")).FullName;
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, csv);
        var result = await Site
            .Services.GetRequiredService<TableImport>()
            .ImportAsync(
                new TableImportRequest([path], Actor.CommandLine) { Reading = new TableOptions(scale) },
                folder,
                new Progress<TableProgress>(),
                default
            );
        return string.Create(CultureInfo.InvariantCulture, $"/admin/imports/{result.ImportId}");
    }

    /// <summary>Through the preview.</summary>
    protected async Task PasteAsync(string film, string text)
    {
        var preview = await Editor.SendAsync($"/admin/films/{film}/paste", ("Text", text));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Editor.SubmitAsync(preview, $"/admin/films/{film}/paste", "Save")).Status
        );
    }
}
