namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>
/// The data by which a contributor's reviews are filtered and sorted, in 16 bytes each, because there may be many
/// thousands.
/// </summary>
public readonly struct ReviewEntry(int id, DateOnly? date, int? score, double? difference)
{
    private const sbyte NoScore = -1;

    private readonly int _day = date?.DayNumber + 1 ?? 0;
    private readonly float _difference = (float?)difference ?? float.NaN;
    private readonly sbyte _score = (sbyte?)score ?? NoScore;

    public int Id { get; } = id;

    public DateOnly? Date => _day == 0 ? null : DateOnly.FromDayNumber(_day - 1);

    public int? Score => _score == NoScore ? null : _score;

    /// <summary>From the mean of the other scores of the film; <c>null</c> if too few others scored it.</summary>
    public double? Difference => float.IsNaN(_difference) ? null : _difference;
}
