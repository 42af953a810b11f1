using System.Net;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Api;

/// <summary>A film that was withdrawn, with its reviews and the critics of it alone, is nowhere to be read.</summary>
public sealed class WithdrawnFilmTests(WithdrawnFilmTests.Filled filled) : IClassFixture<WithdrawnFilmTests.Filled>
{
    private readonly Site _site = filled.Site;

    [Theory]
    [InlineData("/api/v1/films")]
    [InlineData("/api/v1/films?imdb=tt0000001")]
    [InlineData("/api/v1/films?letter=z&sort=best")]
    [InlineData("/api/v1/reviews?limit=100")]
    [InlineData("/api/v1/critics?limit=100")]
    [InlineData("/api/v1/search?q=zyz")]
    [InlineData("/")]
    [InlineData("/films")]
    [InlineData("/critics")]
    [InlineData("/search?q=zyz")]
    [InlineData("/feed.atom")]
    [InlineData("/search/feed.json?q=zyz")]
    [InlineData("/search/suggest?q=zyz")]
    [InlineData("/search/names?q=zyz")]
    [InlineData("/critics?sort=reviews")]
    [InlineData("/sitemaps/pages-1.xml")]
    [InlineData("/sitemaps/films-1.xml")]
    [InlineData("/sitemaps/critics-1.xml")]
    [InlineData("/films.kometa.yml?estimates=true")]
    [InlineData("/films.kometa.estimates.yml")]
    [InlineData("/lists/title.radarr.json?estimates=true")]
    [InlineData("/omdb?i=tt0000001")]
    [InlineData("/omdb?t=Zyzzyva")]
    [InlineData("/omdb?s=Zyzzyva")]
    public async Task No_list_has_it(string address)
    {
        var answer = await _site.Client.GetStringAsync(new Uri(address, UriKind.Relative));

        // What was asked for may stand in the answer; what is known of the film may not.
        foreach (var known in new[] { "Zyzzyva!", "/films/zyzzyva", "zyz-critic", "Zyz Critic", "Beetles", "\"tt0" })
        {
            Assert.DoesNotContain(known, answer, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/api/v1/films/zyzzyva")]
    [InlineData("/api/v1/films/zyzzyva/reviews")]
    [InlineData("/api/v1/films/zyzzyva/reviews/1")]
    [InlineData("/api/v1/critics/zyz-critic")]
    [InlineData("/films/zyzzyva/feed.atom")]
    [InlineData("/films/zyzzyva/card")]
    [InlineData("/films/zyzzyva/badge.svg")]
    [InlineData("/films/zyzzyva/badge.json")]
    [InlineData("/films/zyzzyva/share.png")]
    [InlineData("/films/zyzzyva.nfo?for=kodi")]
    [InlineData("/plex/library/metadata/zyzzyva")]
    [InlineData("/oembed?url=http://localhost/films/zyzzyva")]
    public async Task No_address_of_it_answers(string address)
    {
        using var response = await _site.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_site_is_told_that_it_is_gone()
    {
        var changes = (await _site.JsonAsync("/api/v1/changes?limit=100"))["items"]!.AsArray();

        var film = changes[^1]!["films"]!.AsArray().Single()!;
        Assert.Equal(("zyzzyva", true), (film["slug"]!.GetValue<string>(), film["isGone"]!.GetValue<bool>()));
    }

    public sealed class Filled() : FilledSite(hasSeed: true)
    {
        protected override async Task FillAsync(Site site)
        {
            await site.ImportAsync(
                FilmDetails.Of("Zyzzyva", 2001) with
                {
                    ImdbId = "tt0000001",
                    Genres = ["Beetles"],
                },
                ReviewTexts.Head("Universal acclaim", 1, 1, 0, 0) + "  1. 90\n    Reviewed by: Zyz Critic\n    Zyzzyva!"
            );
            using var editor = await Person.SignedInAsync(site, Role.Editor, "ed@site.example");
            await editor.SendAsync("/admin/films/zyzzyva", "Withdraw");
        }
    }
}
