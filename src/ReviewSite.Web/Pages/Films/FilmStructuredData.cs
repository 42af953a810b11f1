using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// A film and its first reviews in the words of schema.org; a review is left out unless it has an author, which is a
/// critic or a publication. Of ratings, only those of the owner's own critics are given unless the owner asks for all,
/// since search engines forbid those of other sites; and an estimate never, since it could not be marked as
/// one.
/// </summary>
/// <param name="own">What the owner's own critics say; <c>null</c> if they say nothing.</param>
/// <param name="absolute">Makes an address of the site one that others can follow.</param>
internal sealed class FilmStructuredData(StructuredRatings ratings, OwnRating? own, Func<string, string> absolute)
{
    private const int MostReviews = 10;

    /// <summary>An excerpt must be exact, and no longer than this.</summary>
    private const int LongestExcerpt = 200;

    public JsonObject Of(Film film, IEnumerable<ReviewCard> reviews)
    {
        var movie = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Movie",
            ["url"] = absolute($"/films/{film.Slug}"),
            ["name"] = film.Title,
        };
        Add(movie, "alternateName", film.OriginalTitle);
        Add(movie, "dateCreated", film.Year?.ToString("0000", CultureInfo.InvariantCulture));
        Add(movie, "description", film.Synopsis);
        Add(movie, "image", film.Poster is { } poster ? absolute(PosterEndpoints.AddressOf(poster)) : null);
        Add(movie, "sameAs", film.ImdbId is { } imdb ? $"https://www.imdb.com/title/{imdb}/" : null);
        Add(
            movie,
            "duration",
            film.RuntimeMinutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M") : null
        );
        Add(movie, "genre", film.Genres.Select(g => (JsonNode)g));
        Add(movie, "director", film.Directors.Select(d => Named("Person", d)));
        Add(movie, "countryOfOrigin", film.Countries.Select(c => Named("Country", c)));
        Add(
            movie,
            "review",
            reviews
                .Where(r => (r.Critic ?? r.Publication) is not null && r.Quote is not null)
                .Take(MostReviews)
                .Select(Of)
        );
        if (RatingOf(film.Summary) is var (value, count))
        {
            var rating = Rating("AggregateRating", value);
            rating["reviewCount"] = count;
            movie["aggregateRating"] = rating;
        }

        return movie;
    }

    private (int Value, int Reviews)? RatingOf(FilmSummary summary) =>
        ratings switch
        {
            StructuredRatings.Own when own is not null => (own.Value, own.Scores.Count),
            StructuredRatings.All when summary is { Score: { Basis: Basis.Counted } score, Scored: > 0 } => (
                score.Value,
                summary.Scored
            ),
            StructuredRatings.All
                when summary is { Score: { Basis: Basis.Published } score, Critics: > 0, HasUnknownCritics: false } => (
                score.Value,
                summary.Critics
            ),
            _ => null,
        };

    private JsonNode Of(ReviewCard card)
    {
        var review = new JsonObject { ["@type"] = "CriticReview" };
        var author = card.Critic is { } critic ? Named("Person", critic) : Named("Organization", card.Publication!);
        Add(review, "author", author);
        Add(review, "publisher", card.Publication is { } publication ? Named("Organization", publication) : null);
        Add(review, "datePublished", card.Date is { } date ? Phrases.IsoDate(date) : null);
        Add(review, "description", Excerpt(card.Quote!));
        Add(review, "url", card.Url);
        Add(review, "inLanguage", card.Language);
        if (ratings != StructuredRatings.None && card.Score is { } score && IsTold(card))
        {
            review["reviewRating"] = Rating("Rating", score.Value);
        }

        return review;
    }

    private bool IsTold(ReviewCard card) =>
        ratings == StructuredRatings.All || own?.Scores.ContainsKey(card.Position) == true;

    private static JsonObject Rating(string type, int value) =>
        new()
        {
            ["@type"] = type,
            ["ratingValue"] = value,
            ["bestRating"] = 100,
            ["worstRating"] = 0,
        };

    /// <summary>The beginning of the quote as it is, cut between words.</summary>
    private static string Excerpt(string quote)
    {
        if (quote.Length <= LongestExcerpt)
        {
            return quote;
        }

        var end = quote.LastIndexOf(' ', LongestExcerpt);
        var whole = char.IsHighSurrogate(quote[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt;
        return quote[..(end > 0 ? end : whole)];
    }

    private static JsonObject Named(string type, string name) => new() { ["@type"] = type, ["name"] = name };

    private static void Add(JsonObject thing, string name, JsonNode? value)
    {
        if (value is not null)
        {
            thing[name] = value;
        }
    }

    private static void Add(JsonObject thing, string name, IEnumerable<JsonNode> values)
    {
        var all = new JsonArray([.. values]);
        if (all.Count > 0)
        {
            thing[name] = all;
        }
    }
}

/// <summary>
/// A block of JSON-LD. Browsers do not run it, so the content security policy does not apply to it. The default encoder
/// writes every character that HTML knows as an escape: no text can end the block.
/// </summary>
internal sealed class StructuredData(JsonObject data) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<script type=\"application/ld+json\">");
        writer.Write(data.ToJsonString());
        writer.Write("</script>");
    }
}
