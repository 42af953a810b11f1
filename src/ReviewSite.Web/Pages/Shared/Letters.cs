using System.Linq.Expressions;
using System.Reflection;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>First letters, by which titles and names can be listed.</summary>
internal static class Letters
{
    /// <summary>For what does not begin with a letter from A to Z.</summary>
    public const string Other = "other";

    private static readonly MethodInfo _compare = typeof(string).GetMethod(
        nameof(string.Compare),
        [typeof(string), typeof(string)]
    )!;

    /// <summary>The letters from <c>a</c> to <c>z</c>, and <see cref="Other"/>.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        Enumerable.Range('a', 26).Select(c => ((char)c).ToString()).Append(Other).ToDictionary(letter => letter);

    /// <summary>Compares byte by byte, as the indexes of titles and of names do, so that these can answer.</summary>
    /// <param name="key">The title or name in the form used for comparison.</param>
    public static IQueryable<T> BeginningWith<T>(
        this IQueryable<T> items,
        Expression<Func<T, string>> key,
        string letter
    )
    {
        var body =
            letter == Other
                ? Expression.OrElse(IsBefore("a"), Expression.Not(IsBefore("{")))
                : Expression.AndAlso(Expression.Not(IsBefore(letter)), IsBefore(((char)(letter[0] + 1)).ToString()));
        return items.Where(Expression.Lambda<Func<T, bool>>(body, key.Parameters));

        BinaryExpression IsBefore(string end) =>
            Expression.LessThan(Expression.Call(_compare, key.Body, Expression.Constant(end)), Expression.Constant(0));
    }
}

/// <summary>The row of letters above a list.</summary>
/// <param name="Label">What the letters are for, for screen readers.</param>
/// <param name="AddressOf">The list of a letter, or of all.</param>
public sealed record LetterChoice(string Label, string? Chosen, Func<string?, string> AddressOf);
