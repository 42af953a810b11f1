using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>Addresses within the site, with only the fields that say something.</summary>
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

    /// <summary>An address within the site, of any script, as headers take it.</summary>
    public static string Escaped(string address) => new Uri(_anySite, address).PathAndQuery;

    /// <summary>Where a review is, on the page of its film that holds it.</summary>
    /// <param name="film">By its slug.</param>
    /// <param name="before">How many of the film's reviews on the site are listed before it: positions of withdrawn
    /// ones leave gaps.</param>
    public static string OfReview(string film, int position, int before) =>
        Of($"/films/{film}", ("page", PageField((before / Pager.Size) + 1)))
        + string.Create(CultureInfo.InvariantCulture, $"#review-{position}");

    /// <summary>The first page needs no number.</summary>
    public static string? PageField(int page) => page == 1 ? null : page.ToString(CultureInfo.InvariantCulture);
}
