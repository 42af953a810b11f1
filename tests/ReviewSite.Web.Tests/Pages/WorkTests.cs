using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain.Polls;
using ReviewSite.Web.Api;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Configurations;
using ReviewSite.Web.Store.Entities;
using ReviewSite.Web.Tests.Commands;
using Xunit.Abstractions;

namespace ReviewSite.Web.Tests.Pages;

/// <summary>
/// What every address of a large catalogue costs, in steps of SQLite's virtual machine: a plan that reads far too much
/// shows whatever the machine, and before anybody waits for it.
/// </summary>
public sealed class WorkTests(LargeCatalogue catalogue, ITestOutputHelper output) : IClassFixture<LargeCatalogue>
{
    /// <summary>A film, whatever the size of the catalogue.</summary>
    private const long FilmBudget = 50_000;

    /// <summary>A search, which counts no further than its first thousand.</summary>
    private const long SearchBudget = 100_000;

    /// <summary>A contributor, whose reviews are all summed up, or a list of contributors.</summary>
    private const long ContributorBudget = 500_000;

    /// <summary>Every review of a page of publications is counted, from the index alone.</summary>
    private const long PublicationsBudget = 800_000;

    /// <summary>What is counted over all films, once for each version of the content.</summary>
    private const long CatalogueBudget = 1_500_000;

    /// <summary>Every review, put together by contributor in SQLite itself: some 15 steps each.</summary>
    private const long RankingBudget = 2_000_000;

    [SqliteTheory]
    [InlineData("/", CatalogueBudget)]
    [InlineData("/films", CatalogueBudget)]
    [InlineData("/films?sort=best", CatalogueBudget)]
    [InlineData("/films?sort=score", CatalogueBudget)]
    [InlineData("/films?sort=reviews", CatalogueBudget)]
    [InlineData("/films?sort=divisive", CatalogueBudget)]
    [InlineData("/films?sort=year", CatalogueBudget)]
    [InlineData("/films?page=2500", CatalogueBudget)]
    [InlineData("/films?page=2500&sort=best", CatalogueBudget)]
    [InlineData("/films?page=2500&sort=score", CatalogueBudget)]
    [InlineData("/films?page=2500&sort=reviews", CatalogueBudget)]
    [InlineData("/films?page=2500&sort=divisive", CatalogueBudget)]
    [InlineData("/films?page=2500&sort=year", CatalogueBudget)]
    [InlineData("/films?genre={genre}", CatalogueBudget)]
    [InlineData("/films?genre={genre}&sort=best", CatalogueBudget)]
    [InlineData("/films?decade=1990", CatalogueBudget)]
    [InlineData("/films?decade=1990&sort=divisive", CatalogueBudget)]
    [InlineData("/films?verdict=mixed-or-average", CatalogueBudget)]
    [InlineData("/films?verdict=too-few&sort=best", CatalogueBudget)]
    [InlineData("/films?critics=5", CatalogueBudget)]
    [InlineData("/films?genre={genre}&decade=1990&verdict=mixed-or-average&critics=4&sort=score", CatalogueBudget)]
    [InlineData("/films?q=the", CatalogueBudget)]
    [InlineData("/films?letter=m", CatalogueBudget)]
    [InlineData("/films?letter=other&view=table", CatalogueBudget)]
    [InlineData("/films?year=1994&sort=best", CatalogueBudget)]
    [InlineData("/films?page=500&view=table&sort=score", CatalogueBudget)]
    [InlineData("/years/1994", CatalogueBudget)]
    [InlineData("/genres/{genreSlug}", CatalogueBudget)]
    [InlineData("/countries/{countrySlug}", CatalogueBudget)]
    [InlineData("/countries", FilmBudget)]
    [InlineData("/genres", FilmBudget)]
    [InlineData("/films?country={country}&sort=score", CatalogueBudget)]
    [InlineData("/grid?country={country}", CatalogueBudget)]
    [InlineData("/directors/{director}", FilmBudget)]
    [InlineData("/grid?year=1994", CatalogueBudget)]
    [InlineData("/grid?genre={genre}&by=publications&scale=5", CatalogueBudget)]
    [InlineData("/grids", FilmBudget)]
    [InlineData("/grids/festival", CatalogueBudget)]
    [InlineData("/explore", CatalogueBudget)]
    [InlineData("/collections", FilmBudget)]
    [InlineData("/lists", FilmBudget)]
    [InlineData("/lists/everything?rule=borda", CatalogueBudget)]
    [InlineData("/collections/everything", CatalogueBudget)]
    [InlineData("/grid?collection=everything", CatalogueBudget)]
    [InlineData("/films/{film}", FilmBudget)]
    [InlineData("/films/{film}?reception=positive", FilmBudget)]
    [InlineData("/films/{film}?min=40&max=90&sort=score-asc", FilmBudget)]
    [InlineData("/films/{film}?q=story", FilmBudget)]
    [InlineData("/films/{film}?review=1", FilmBudget)]
    [InlineData("/films/{film}?reception=favorable&year=2001", FilmBudget)]
    [InlineData("/films/{film}/verdict", FilmBudget)]
    [InlineData("/critics", ContributorBudget)]
    [InlineData("/critics?page={lastCritics}", ContributorBudget)]
    [InlineData("/critics?q=an", ContributorBudget)]
    [InlineData("/critics?letter=m", ContributorBudget)]
    [InlineData("/critics?sort=kindest", RankingBudget)]
    [InlineData("/critics?sort=reviews&letter=m&page=2", RankingBudget)]
    [InlineData("/publications?sort=harshest", RankingBudget)]
    [InlineData("/critics/{critic}", ContributorBudget)]
    [InlineData("/critics/{critic}?view=table&sort=generous", ContributorBudget)]
    [InlineData("/critics/{critic}?page=2", ContributorBudget)]
    [InlineData("/publications", PublicationsBudget)]
    [InlineData("/publications/{publication}", ContributorBudget)]
    [InlineData("/publications/{publication}?page=2", ContributorBudget)]
    [InlineData("/search?q=story", SearchBudget)]
    [InlineData("/search?q=story&page=20", SearchBudget)]
    [InlineData("/search?q=%22story film%22", SearchBudget)]
    [InlineData("/search?q=fi", SearchBudget)]
    [InlineData("/search/names?q=fi", SearchBudget)]
    [InlineData("/search/names?q=th", SearchBudget)]
    [InlineData("/search?q=zzyzx qwrtz", CatalogueBudget)]
    [InlineData("/search?q=the story of film", SearchBudget)]
    [InlineData("/api/v1/films/{film}", FilmBudget)]
    [InlineData("/api/v1/films/{film}/reviews/1", FilmBudget)]
    [InlineData("/api/v1/films", FilmBudget)]
    [InlineData("/api/v1/films?limit=100&sort=best", FilmBudget)]
    [InlineData("/api/v1/films?letter=m&sort=title", CatalogueBudget)]
    [InlineData("/api/v1/films?genre={genre}&year=1994&sort=score", CatalogueBudget)]
    [InlineData("/api/v1/films?imdb=tt0117407", FilmBudget)]
    [InlineData("/api/v1/films?q=the", CatalogueBudget)]
    [InlineData("/api/v1/reviews", FilmBudget)]
    [InlineData("/api/v1/reviews?critic={critic}&limit=100", ContributorBudget)]
    [InlineData("/api/v1/reviews?publication={publication}&reception=mixed", ContributorBudget)]
    [InlineData("/api/v1/critics", ContributorBudget)]
    [InlineData("/api/v1/critics/{critic}", ContributorBudget)]
    [InlineData("/api/v1/publications", ContributorBudget)]
    [InlineData("/api/v1/publications/{publication}", ContributorBudget)]
    [InlineData("/api/v1/collections", FilmBudget)]
    [InlineData("/api/v1/collections/everything", CatalogueBudget)]
    [InlineData("/api/v1/lists", FilmBudget)]
    [InlineData("/api/v1/lists/everything?rule=borda", CatalogueBudget)]
    [InlineData("/api/v1/search?q=story", SearchBudget)]
    [InlineData("/api/v1/changes", FilmBudget)]
    [InlineData("/feed.atom", FilmBudget)]
    [InlineData("/films/{film}/feed.atom", FilmBudget)]
    [InlineData("/critics/{critic}/feed.json", ContributorBudget)]
    [InlineData("/search/feed.atom?q=story", SearchBudget)]
    [InlineData("/search/suggest?q=the", SearchBudget)]
    [InlineData("/sitemap.xml", ContributorBudget)]
    [InlineData("/sitemaps/pages-1.xml", CatalogueBudget)]
    [InlineData("/sitemaps/films-1.xml", 2 * CatalogueBudget)]
    [InlineData("/sitemaps/critics-1.xml", CatalogueBudget)]
    [InlineData("/films/{film}/card", FilmBudget)]
    [InlineData("/films/{film}/badge.svg", FilmBudget)]
    [InlineData("/films/{film}/share.png", FilmBudget)]
    [InlineData("/grids/festival/share.png", CatalogueBudget)]
    [InlineData("/oembed?url=http://localhost/films/{film}", FilmBudget)]
    [InlineData("/films/{film}.nfo?for=kodi", FilmBudget)]
    [InlineData("/omdb?t=the", FilmBudget)]
    [InlineData("/omdb?s=the", SearchBudget)]
    [InlineData("/plex/library/metadata/{film}", FilmBudget)]
    [InlineData("/lists/best.radarr.json", CatalogueBudget)]
    [InlineData("/films.kometa.yml", CatalogueBudget)]
    [InlineData("/films.kometa.estimates.yml", CatalogueBudget)]
    public async Task Every_address_of_a_large_catalogue_stays_within_its_budget(string address, long budget)
    {
        var steps = await catalogue.StepsOfAsync(address);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{steps:N0} of {budget:N0} steps: {address}"));
        Assert.InRange(steps, 0, budget);
    }

    /// <summary>What an administrator opens, beside an import of everything.</summary>
    [SqliteTheory]
    [InlineData("/admin", FilmBudget)]
    [InlineData("/admin?q=story", SearchBudget)]
    [InlineData("/admin?q=an", ContributorBudget)]
    [InlineData("/admin/films/add", FilmBudget)]
    [InlineData("/admin/films/add?title=the", FilmBudget)]
    [InlineData("/admin/films/{film}", FilmBudget)]
    [InlineData("/admin/films/{film}?into=the", FilmBudget)]
    [InlineData("/admin/films/{film}/paste", FilmBudget)]
    [InlineData("/admin/films/{film}/reviews/add", FilmBudget)]
    [InlineData("/admin/reviews/{review}", FilmBudget)]
    [InlineData("/admin/critics", ContributorBudget)]
    [InlineData("/admin/critics?page=3", ContributorBudget)]
    [InlineData("/admin/critics?q=an", ContributorBudget)]
    [InlineData("/admin/critics?merge=1", ContributorBudget)]
    [InlineData("/admin/publications", ContributorBudget)]
    [InlineData("/admin/publications?page=2", ContributorBudget)]
    [InlineData("/admin/publications?q=the", ContributorBudget)]
    [InlineData("/admin/publications?merge=1", ContributorBudget)]
    [InlineData("/admin/imports", FilmBudget)]
    [InlineData("/admin/imports?q=a", FilmBudget)]
    [InlineData("/admin/imports/{import}", CatalogueBudget)]
    [InlineData("/admin/imports/{import}?page=500", CatalogueBudget)]
    [InlineData("/admin/imports/{import}?film={film}", CatalogueBudget)]
    [InlineData("/admin/imports/tables", FilmBudget)]
    [InlineData("/admin/posters", FilmBudget)]
    [InlineData("/admin/people", FilmBudget)]
    [InlineData("/admin/tokens", FilmBudget)]
    [InlineData("/admin/history", FilmBudget)]
    [InlineData("/admin/history?film={film}", FilmBudget)]
    [InlineData("/admin/history?kind=imports", FilmBudget)]
    [InlineData("/admin/grids", FilmBudget)]
    [InlineData("/admin/grids/add", FilmBudget)]
    [InlineData("/admin/grids/{grid}", FilmBudget)]
    [InlineData("/admin/collections", FilmBudget)]
    [InlineData("/admin/collections/add", FilmBudget)]
    [InlineData("/admin/collections/{collection}", ContributorBudget)]
    [InlineData("/admin/lists", FilmBudget)]
    [InlineData("/admin/lists/add", FilmBudget)]
    [InlineData("/admin/lists/{poll}", ContributorBudget)]
    [InlineData("/admin/export", FilmBudget)]
    public async Task Every_page_for_editors_stays_within_its_budget(string address, long budget)
    {
        var steps = await catalogue.StepsOfAsync(address);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{steps:N0} of {budget:N0} steps: {address}"));
        Assert.InRange(steps, 0, budget);
    }

    [SqliteFact]
    public void Every_page_for_editors_is_among_them()
    {
        var tried = typeof(WorkTests)
            .GetMethod(nameof(Every_page_for_editors_stays_within_its_budget))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Cast<InlineDataAttribute>()
            .Select(a => LargeCatalogue.TemplateOf((string)a.GetData(null!).Single()[0]))
            .ToHashSet();

        Assert.Empty(catalogue.EditorPages().Except(tried));
    }

    [SqliteTheory]
    [InlineData("films added")]
    [InlineData("films title")]
    [InlineData("films score")]
    [InlineData("films reviews")]
    [InlineData("films year")]
    [InlineData("reviews")]
    public async Task A_list_of_the_api_costs_the_same_wherever_it_goes_on(string list)
    {
        var address = list == "reviews" ? "/api/v1/reviews?limit=100" : $"/api/v1/films?limit=100&sort={list[6..]}";

        var first = await catalogue.StepsOfAsync(address);
        var later = await catalogue.StepsOfAsync($"{address}&cursor={await catalogue.CursorAsync(list)}");

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{later:N0} after {first:N0} steps: {list}"));
        Assert.InRange(later, 0, first * 3 / 2);
    }
}

/// <summary>60,000 films with 120,000 reviews, invented once for all the tests that ask for them.</summary>
public sealed partial class LargeCatalogue : IAsyncLifetime
{
    /// <summary>Pages for editors that show nothing of the catalogue, or send a file.</summary>
    private static readonly string[] _others = ["/admin/export/file", "/admin/imports/tables/{}"];

    private long _steps;
    private Dictionary<string, string> _names = [];
    private Person? _editor;

    private Site Site { get; }

    public LargeCatalogue() =>
        Site = new Site
        {
            Replace = services =>
                services.AddSingleton<IStartupFilter>(
                    new Around(after: context => _steps = context.Features.Get<ReadBudget>()?.Steps ?? 0)
                ),
        };

    public async Task InitializeAsync()
    {
        using var cli = new Cli();
        var outcome = await cli.RunAsync(
            "generate",
            "--films",
            "60000",
            "--reviews",
            "120000",
            "--seed",
            "7",
            "--data",
            Site.DataFolder
        );
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        _names = await Site.ReadAsync(async db => new Dictionary<string, string>
        {
            ["film"] = await db
                .Films.OrderByDescending(f => db.Reviews.Count(r => r.FilmId == f.Id))
                .Select(f => f.Slug)
                .FirstAsync(),
            ["genre"] = await db
                .FilmGenres.GroupBy(g => g.Genre)
                .OrderByDescending(g => g.Count())
                .Select(g => g.Key)
                .FirstAsync(),
            ["country"] = await db
                .FilmCountries.GroupBy(c => c.Country)
                .OrderByDescending(g => g.Count())
                .Select(g => g.Key)
                .FirstAsync(),
            ["critic"] = await db
                .Critics.OrderByDescending(c => db.Reviews.Count(r => r.CriticId == c.Id))
                .Select(c => c.Slug)
                .FirstAsync(),
            ["publication"] = await db
                .Publications.OrderByDescending(p => db.Reviews.Count(r => r.PublicationId == p.Id))
                .Select(p => p.Slug)
                .FirstAsync(),
        });
        await SaveGridAsync();
        await SaveCollectionAndListsAsync();
        _names["grid"] = "festival";
        _names["collection"] = "everything";
        _names["poll"] = "everything";
        _names["review"] = await NumberAsync(db => db.Reviews.Select(r => r.Id));
        _names["import"] = await NumberAsync(db => db.Imports.Select(i => i.Id));
        _editor = await Person.SignedInAsync(Site, Role.Administrator, "ann@example.org");
        _names["genreSlug"] = FilmFacet.Genres.SlugOf(_names["genre"]);
        _names["countrySlug"] = FilmFacet.Countries.SlugOf(_names["country"]);
        _names["director"] = DirectorQueries.SlugOf(
            (await Site.ReadAsync(db => db.Films.OrderBy(f => f.Id).Select(f => f.Directors).FirstAsync()))[0]
        );
        var last = (await Site.PageAsync("/critics")).QuerySelector(".pager")!.TextContent;
        _names["lastCritics"] = last[(last.LastIndexOf("of ", StringComparison.Ordinal) + 3)..].Trim().Split(' ', '\n')[
            0
        ];
    }

    /// <summary>As many films and critics as a grid may have.</summary>
    private Task SaveGridAsync() =>
        Site
            .Services.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<bool>(
                    Actor.CommandLine,
                    "Grid added",
                    async db =>
                    {
                        var films = db.Films.OrderBy(f => f.Id).Select(f => f.Slug).Take(GridChoice.MostFilms);
                        var critics = db.Critics.OrderBy(c => c.Id).Select(c => c.Slug).Take(GridChoice.MostColumns);
                        db.SavedGrids.Add(
                            new SavedGrid(
                                new SavedGridContent(
                                    "festival",
                                    "Festival",
                                    "critics",
                                    await films.ToListAsync(),
                                    await critics.ToListAsync(),
                                    100,
                                    "listed",
                                    1,
                                    "half-up"
                                )
                            )
                        );
                        return true;
                    }
                ),
                default
            );

    /// <summary>As many films as a collection may have, and as many lists as there may be.</summary>
    private Task SaveCollectionAndListsAsync() =>
        Site
            .Services.GetRequiredService<UnitOfWork>()
            .ExecuteAsync(
                new StoreChange<bool>(
                    Actor.CommandLine,
                    "Collection and lists added",
                    async db =>
                    {
                        var films = db.Films.OrderByDescending(f => f.Id).Take(CuratedFilms.MostFilms);
                        var section = new CollectionSection(Title: null, await films.Select(f => f.Id).ToListAsync());
                        db.Collections.Add(
                            new CuratedFilms(new CollectionContent("everything", "Everything", null, [section]))
                        );
                        var lists = Enumerable
                            .Range(0, Poll.MostEntries / 10)
                            .Select(n => new Ballot(
                                FormattableString.Invariant($"Critic {n}"),
                                [.. section.Films.Skip(n).Take(10).Select((f, i) => new BallotEntry(i + 1, f))]
                            ));
                        db.Polls.Add(new Poll(new PollContent("everything", "Everything", null, [.. lists])));
                        return true;
                    }
                ),
                default
            );

    private async Task<string> NumberAsync(Func<ReviewSiteDb, IQueryable<int>> ids) =>
        (await Site.ReadAsync(db => ids(db).MaxAsync())).ToString(CultureInfo.InvariantCulture);

    /// <summary>An address as its page declares it, with nothing in its parameters.</summary>
    public static string TemplateOf(string address) => Parameter().Replace(address.Split('?')[0], "{}");

    /// <summary>The addresses of all pages for editors that read the catalogue.</summary>
    public IEnumerable<string> EditorPages() =>
        Site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => "/" + Parameter().Replace(e.RoutePattern.RawText ?? "", "{}"))
            .Where(a => a == "/admin" || a.StartsWith("/admin/", StringComparison.Ordinal))
            .Distinct()
            .Except(_others);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    public Task DisposeAsync()
    {
        _editor?.Dispose();
        Site.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The cursor after something in the middle of the list.</summary>
    internal Task<string> CursorAsync(string list) =>
        Site.ReadAsync(async db =>
        {
            if (list == "reviews")
            {
                var dated = db.Reviews.Where(r => r.Date != null).OrderByDescending(r => r.Date);
                var review = await dated.ThenByDescending(r => r.Id).Skip(await dated.CountAsync() / 2).FirstAsync();
                return new Cursor(
                    list,
                    review.Id,
                    review.Date!.Value.ToString("O", CultureInfo.InvariantCulture)
                ).ToString();
            }

            var films = db.Films.Where(f => f.Year != null && EF.Property<int?>(f, FilmConfiguration.Score) != null);
            var sorted = list == "films added" ? films.OrderBy(f => f.Id) : films.Sorted(FilmSort.All[list[6..]]);
            var film = await sorted.Skip(await films.CountAsync() / 2).FirstAsync();
            return (
                list switch
                {
                    "films title" => new Cursor(list, film.Id, film.TitleKey, film.Year),
                    "films score" => new Cursor(list, film.Id, Number: film.Summary.Score!.Value),
                    "films reviews" => new Cursor(list, film.Id, Number: film.Summary.Critics),
                    "films year" => new Cursor(list, film.Id, Number: film.Year),
                    _ => new Cursor(list, film.Id),
                }
            ).ToString();
        });

    /// <summary>With nothing cached: every address is asked for under another version of the content.</summary>
    public async Task<long> StepsOfAsync(string address)
    {
        var contentVersion = Site.Services.GetRequiredService<ContentVersion>();
        contentVersion.Raise(contentVersion.Current + 1);
        var full = _names.Aggregate(
            address,
            (text, name) => text.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal)
        );
        var status = full.StartsWith("/admin", StringComparison.Ordinal)
            ? (int)(await _editor!.GetAsync(full)).Status
            : (await Site.GetAsync(full)).Status;
        Assert.Equal(200, status);
        return _steps;
    }
}
