using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>
/// The dashboard's figures, worked out beside the requests. If they take long, a request gets the last ones, which
/// may be of an earlier version of the content.
/// </summary>
public sealed partial class DashboardFiguresCache(
    IDbContextFactory<ReviewSiteDb> dbs,
    VerdictScale scale,
    ContentVersion contentVersion,
    ILogger<DashboardFiguresCache> logger
)
{
    /// <summary>Up to this many films, the figures are calculated quickly, so requests wait for them.</summary>
    private const int FewFilms = 20_000;

    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(150);

    private readonly Lock _lock = new();
    private Task<DashboardFigures?>? _loading;
    private DashboardFigures? _last;

    /// <returns>The figures, <c>null</c> if there are none yet, and whether they are up to date.</returns>
    public async Task<(DashboardFigures? Figures, bool IsCurrent)> GetAsync(CancellationToken cancellation)
    {
        if (_last is { } last && last.Version == contentVersion.Current)
        {
            return (last, true);
        }

        var loading = Loading();
        if (await HasFewFilmsAsync(cancellation))
        {
            await loading.WaitAsync(cancellation);
        }
        else
        {
            await Task.WhenAny(loading, Task.Delay(_patience, cancellation));
        }

        // They may have been begun before the last change.
        return loading.IsCompleted && await loading is { } loaded
            ? (loaded, loaded.Version == contentVersion.Current)
            : (_last, false);
    }

    private Task<DashboardFigures?> Loading()
    {
        lock (_lock)
        {
            if (_loading is null or { IsCompleted: true })
            {
                _loading = ReadBudget.StartWithout(LoadAsync);
            }

            return _loading;
        }
    }

    /// <returns><c>null</c> if they could not be read; the dashboard has other things to show.</returns>
    private async Task<DashboardFigures?> LoadAsync()
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync();
            return _last = await DashboardFigures.LoadAsync(db, scale, contentVersion.Current, CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            LogFailed(e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The dashboard's figures could not be read")]
    private partial void LogFailed(Exception exception);

    private async Task<bool> HasFewFilmsAsync(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Films.IgnoreQueryFilters().Select(f => (int?)f.Id).MaxAsync(cancellation) is not > FewFilms;
    }
}
