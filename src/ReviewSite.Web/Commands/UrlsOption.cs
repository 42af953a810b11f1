using System.CommandLine;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Commands;

/// <summary><c>--urls</c>, the addresses that the site listens on.</summary>
internal static class UrlsOption
{
    public static Option<string?> Create(string description)
    {
        var urls = new Option<string?>("--urls") { Description = description, HelpName = "URL" };
        urls.Validators.Add(result =>
        {
            foreach (
                var url in (result.GetValueOrDefault<string?>() ?? "")
                    .Split(';')
                    .Where(u => !ListeningAddresses.IsAddress(u))
            )
            {
                result.AddError($"--urls: “{url}” is not an address to listen on, such as http://localhost:5000.");
            }
        });
        return urls;
    }
}
