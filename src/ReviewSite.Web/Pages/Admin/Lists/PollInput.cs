using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Lists;

/// <summary>Critics' lists as an editor types them.</summary>
public sealed class PollInput : CuratedInput, ICuratedInput<PollInput>
{
    public static IReadOnlyList<FormField<PollInput>> Fields { get; } =
    [
        new("Title", p => p.Title, (p, v) => p.Title = v),
        new("Address", p => p.Slug, (p, v) => p.Slug = v),
        new("Description", p => p.Description, (p, v) => p.Description = v),
        new("Lists", p => p.Lists, (p, v) => p.Lists = v),
    ];

    private const int LongestText = 500_000;

    [MaxTextLength(ICuratedPage.LongestDescription, ErrorMessage = "A description can have at most {1} characters.")]
    public string? Description { get; set; }

    [MaxTextLength(LongestText, ErrorMessage = "The lists can have at most {1} characters.")]
    public string? Lists { get; set; }

    public static async Task<PollInput> OfAsync(ReviewSiteDb db, Poll poll, CancellationToken cancellation) =>
        new() { Description = poll.Description, Lists = await PollText.OfAsync(db, poll.Ballots, cancellation) };

    internal override IReadOnlyList<TextField> ToFields() =>
        [
            TextField.Title(Title, "Best films of 2024"),
            TextField.Address(Slug),
            TextField.Description(Description),
            new(
                "Lists",
                "Lists",
                Lists,
                $"Begin each list with “{FilmLines.Heading}” and whose it is: “{FilmLines.Heading} Ann Smith, "
                    + "The Paper”. Then one film per line, numbered if the list has an order: “1. Pusher (1996)”. "
                    + "Films that tie have the same number."
            )
            {
                Rows = 20,
                IsWide = true,
            },
        ];
}
