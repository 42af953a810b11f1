using System.Globalization;

namespace ReviewSite.Web.Accounts;

internal static class RetryAfter
{
    /// <summary>Says when to try again, in whole seconds.</summary>
    public static void TellRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
