namespace ReviewSite.Web.Imports.Posters;

/// <summary>Uploaded posters that are being added. Its progress goes from 0 to 1.</summary>
public sealed class PosterJob : UploadJob<double, PosterReport>
{
    protected override string WhenCancelled => "The upload was canceled. No poster was added.";

    protected override string WhenFailed =>
        "Adding the posters failed unexpectedly, and the error has been logged. No poster was added.";
}
