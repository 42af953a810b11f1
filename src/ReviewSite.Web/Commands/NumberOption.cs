using System.CommandLine;

namespace ReviewSite.Web.Commands;

/// <summary>An option that takes a number, and says in words what it takes if it is given something else.</summary>
internal static class NumberOption
{
    /// <param name="parse">The number; <c>null</c> if the text is not one that the option takes.</param>
    /// <param name="expected">What it takes, such as "a year from 1888 to 2200".</param>
    public static Option<T?> Create<T>(
        string name,
        string description,
        string helpName,
        Func<string, T?> parse,
        string expected
    )
        where T : struct =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
                var number = parse(text);
                if (number is null)
                {
                    result.AddError($"{name}: “{text}” is not {expected}.");
                }

                return number;
            },
        };
}
