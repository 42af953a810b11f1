using System.CommandLine;

namespace ReviewSite.Web.Commands;

/// <summary><c>--data</c>, which every command that uses the store has.</summary>
internal static class DataOption
{
    public static Option<string?> Create()
    {
        var data = new Option<string?>("--data")
        {
            Description = "The folder for everything the site writes (default: ./data).",
            HelpName = "DIR",
        };
        data.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>()))
            {
                result.AddError("--data: name a folder.");
            }
        });
        return data;
    }
}
