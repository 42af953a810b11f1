namespace ReviewSite.Web.Tests.PostgreSql;

/// <summary>The form that adds a review to the film of the seed.</summary>
internal static class ReviewForm
{
    public const string Address = "/admin/films/pusher/reviews/add";

    /// <param name="form">As the person opened it, however long ago.</param>
    public static Task<Answer> SubmitAsync(Person person, Answer form, string quote) =>
        person.SubmitAsync(
            form,
            Address,
            handler: null,
            ("Input.Critic", $"Critic of {quote}"),
            ("Input.Quote", quote)
        );
}
