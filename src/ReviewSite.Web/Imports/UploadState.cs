namespace ReviewSite.Web.Imports;

/// <summary>The progress of a job, as its node reports it to the others.</summary>
/// <param name="At">When it was reported, in UTC.</param>
public sealed record UploadState<TProgress, TResult>(
    Guid Key,
    DateTime At,
    TProgress? Progress,
    TResult? Result,
    string? Failure
)
    where TResult : class
{
    public bool HasEnded => Result is not null || Failure is not null;
}
