using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>Addresses within the site, with only the fields that have a value.</summary>
internal static class Address
{
    private static readonly Uri _anySite = new("http://site");

    public static string Of(string path, params IEnumerable<(string Name, string? Value)> fields)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return path + query;
    }

    /// <summary>An address within the site, in any script, encoded for headers.</summary>
    public static string Escaped(string address) => new Uri(_anySite, address).PathAndQuery;

    /// <summary>The address of a review: the film's page finds out which of its pages contains it.</summary>
    /// <param name="film">The film's slug.</param>
    public static string OfReview(string film, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"/films/{film}?review={position}#review-{position}");

    /// <summary>The same page with its scores, for readers who hide them.</summary>
    public static string Revealing(string address)
    {
        var (path, fragment) = address.IndexOf('#') is >= 0 and var end
            ? (address[..end], address[end..])
            : (address, "");
        return $"{path}{(path.Contains('?') ? '&' : '?')}{HiddenScores.Name}={HiddenScores.Shown}{fragment}";
    }

    /// <summary>The first page needs no number.</summary>
    public static string? PageField(int page) => page == 1 ? null : page.ToString(CultureInfo.InvariantCulture);
}
