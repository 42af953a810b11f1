using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>A poster in a page, in the two sizes between which the browser chooses.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Alt">What it shows, in words.</param>
public sealed record PosterImage(string Name, string Alt)
{
    public string Address => PosterEndpoints.AddressOf(Name);

    public string SmallAddress => PosterEndpoints.SmallAddressOf(Name);

    public string Choice =>
        FormattableString.Invariant($"{SmallAddress} {SmallPosters.Width}w, {Address} {PosterPicture.Width}w");
}
