using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Sqlite;

namespace ReviewSite.Benchmarks.Servers;

/// <summary>
/// The film page as one would write it for speed alone: the rows of the film and of its reviews read by hand, the HTML
/// put together out of strings. What of the page is not a review is the page's own text, as it stands.
/// </summary>
internal static class AdoServer
{
    public const string Mode = "ado";

    private const string FirstReview = "<li class=\"review\"";
    private const string AfterReviews = "</ol>";
    private const string Slug = "pusher";

    private const string Film =
        "SELECT Id, Title, Year, Directors, Countries, Languages, RuntimeMinutes, Genres, Synopsis, Summary "
        + "FROM Films WHERE Slug = $slug AND NOT IsWithdrawn";

    private const string Reviews = """
        SELECT r.Position, c.Name, c.Slug, r.Credit, p.Name, p.Slug, r.OriginalScore, r.Reception, r.Date, r.Quote,
            r.Language, r.Url
        FROM Reviews r LEFT JOIN Critics c ON c.Id = r.CriticId LEFT JOIN Publications p ON p.Id = r.PublicationId
        WHERE r.FilmId = $film AND NOT r.IsWithdrawn
        ORDER BY r.Date IS NULL, r.Date DESC, r.Position LIMIT 21
        """;

    /// <param name="folder">Of a seeded store.</param>
    /// <param name="page">A <see cref="PageCopy"/> of the film's page, not compressed.</param>
    public static async Task ServeAsync(string url, string folder, string page)
    {
        var html = Encoding.UTF8.GetString(PageCopy.Read(page).Body);
        var (from, to) = (html.IndexOf(FirstReview, StringComparison.Ordinal), 0);
        to = html.IndexOf(AfterReviews, from, StringComparison.Ordinal);
        var (head, tail) = (html[..from], html[to..]);
        var store = SqliteOptions.ConnectionStringOf(new DataFolder(folder).Database);
        await using var app = BareServer.Build(url, services => services.AddCachedPages());
        app.UseResponseCompression();
        app.Run(async context =>
        {
            var text = new StringBuilder(head, head.Length + tail.Length + 16_384);
            AppendReviews(text, store);
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(text.Append(tail).ToString(), context.RequestAborted);
        });
        await app.RunAsync();
    }

    private static void AppendReviews(StringBuilder text, string store)
    {
        using var connection = new SqliteConnection(store);
        connection.Open();
        using var film = connection.CreateCommand();
        film.CommandText = Film;
        film.Parameters.AddWithValue("$slug", Slug);
        using var filmRow = film.ExecuteReader();
        filmRow.Read();
        var values = new object[filmRow.FieldCount];
        filmRow.GetValues(values);
        using var reviews = connection.CreateCommand();
        reviews.CommandText = Reviews;
        reviews.Parameters.AddWithValue("$film", values[0]);
        using var rows = reviews.ExecuteReader();
        while (rows.Read())
        {
            AppendReview(text, rows);
        }
    }

    private static void AppendReview(StringBuilder text, SqliteDataReader row)
    {
        string? Cell(int column) => row.IsDBNull(column) ? null : HtmlEncoder.Default.Encode(row.GetString(column));

        var position = row.GetInt32(0).ToString(CultureInfo.InvariantCulture);
        var (by, tone) = (Cell(1) ?? Cell(3), Cell(7) ?? "unknown");
        text.Append(
            CultureInfo.InvariantCulture,
            $"<li class=\"review\" id=\"review-{position}\" data-reception=\"{tone}\">"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"<article aria-label=\"Review {position} by {by}\"><header class=\"review-head\">"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"chip\" data-reception=\"{tone}\">{Cell(6) ?? "no score"}</p><p class=\"review-by\">"
        );
        text.Append(
            Cell(2) is { } critic
                ? $"<cite><a href=\"/critics/{critic}\"><bdi>{by}</bdi></a></cite>"
                : $"<span class=\"review-credit\"><bdi>{by}</bdi></span>"
        );
        if (Cell(4) is { } publication)
        {
            text.Append("<span class=\"review-where\">");
            text.Append(
                CultureInfo.InvariantCulture,
                $"<a href=\"/publications/{Cell(5)}\"><bdi>{publication}</bdi></a></span>"
            );
        }

        if (Cell(8) is { } day)
        {
            var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"<time datetime=\"{day}\">{date:d MMMM yyyy}</time>");
        }

        text.Append("</p></header>");
        if (Cell(9) is { } quote)
        {
            var language = Cell(10) is { } code ? $" lang=\"{code}\"" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"<blockquote dir=\"auto\"{language}><p>{quote}</p></blockquote>"
            );
        }

        if (Cell(11) is { } url)
        {
            text.Append("<footer class=\"review-foot\"><a class=\"review-link\" rel=\"noopener nofollow external\" ");
            text.Append(CultureInfo.InvariantCulture, $"href=\"{url}\">Read the full review</a></footer>");
        }

        text.Append("</article></li>");
    }
}
