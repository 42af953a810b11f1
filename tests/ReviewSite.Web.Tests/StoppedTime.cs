namespace ReviewSite.Web.Tests;

/// <summary>A clock that shows what it was set to.</summary>
internal sealed class StoppedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
