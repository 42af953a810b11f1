namespace ReviewSite.Web.Pages.Shared;

/// <summary>The beginning of a quote, cut between words if it is long.</summary>
internal static class Excerpt
{
    private const int Longest = 220;

    public static string Of(string quote)
    {
        if (quote.Length <= Longest)
        {
            return quote;
        }

        var space = quote.LastIndexOf(' ', Longest);
        var end =
            space > 0 ? space
            : char.IsLowSurrogate(quote[Longest]) ? Longest - 1
            : Longest;
        return quote[..end].TrimEnd('.', ',', ';', ' ') + " …";
    }
}
