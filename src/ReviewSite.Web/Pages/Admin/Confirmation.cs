namespace ReviewSite.Web.Pages.Admin;

/// <summary>The question before something is withdrawn, merged or erased.</summary>
/// <param name="Question">The heading, such as "Withdraw this film?".</param>
/// <param name="Effect">What will happen.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Action">Where the form is sent: the same request, confirmed.</param>
/// <param name="Cancel">The page to go back to.</param>
public sealed record Confirmation(string Question, string Effect, string Button, string Action, string Cancel)
{
    /// <summary>The name of the field that confirms.</summary>
    public const string Field = "confirmed";

    public const string CanBeUndone = "You can undo this.";

    /// <summary>What else the form sends.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}
