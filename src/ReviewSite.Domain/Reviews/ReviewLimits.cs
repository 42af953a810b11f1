namespace ReviewSite.Domain.Reviews;

/// <summary>
/// The longest that a review's texts may be, in UTF-16 units; readers, forms and the store go by these.
/// </summary>
public static class ReviewLimits
{
    public const int Name = 200;

    public const int Credit = 200;

    public const int Quote = 20_000;

    public const int Url = 2_000;
}
