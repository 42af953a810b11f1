using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>A field of a form: what it is called, and how it is read and set.</summary>
public sealed record FormField<T>(string Label, Func<T, string?> Get, Action<T, string?> Set)
{
    /// <summary>As it is compared: spaces and the ends of lines make no difference.</summary>
    public string Text(T form) => PlainText.Paragraphs(Get(form)) ?? "";
}

/// <summary>
/// Fingerprints of a form's fields when it was opened, which the form includes. They allow merging, field by field,
/// what someone else saved meanwhile.
/// </summary>
public static class OpenedForm
{
    private const char Separator = '.';
    private const int FingerprintLength = 12;

    public static string Of<T>(T form, int version, IReadOnlyList<FormField<T>> fields) =>
        string.Join(
            Separator,
            fields.Select(f => PrintOf(f.Text(form))).Prepend(version.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>Copies to <paramref name="mine"/> the fields that only the other user changed.</summary>
    /// <param name="opened">As <see cref="Of"/> made it; if it is of another version, every difference is a
    /// conflict.</param>
    /// <param name="version">The version when the form was opened.</param>
    public static FormMerge Merge<T>(T mine, T theirs, string? opened, int version, IReadOnlyList<FormField<T>> fields)
    {
        var prints = (opened ?? "").Split(Separator);
        var isKnown = prints.Length == fields.Count + 1 && prints[0] == version.ToString(CultureInfo.InvariantCulture);
        var (conflicts, taken) = (new List<FieldDifference>(), new List<FieldDifference>());
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (field.Text(mine) == field.Text(theirs))
            {
                continue;
            }

            var difference = new FieldDifference(field.Label, field.Text(mine), field.Text(theirs));
            if (isKnown && prints[i + 1] == PrintOf(field.Text(mine)))
            {
                field.Set(mine, field.Get(theirs));
                taken.Add(difference);
            }
            else if (!isKnown || prints[i + 1] != PrintOf(field.Text(theirs)))
            {
                conflicts.Add(difference);
            }
        }

        return new FormMerge(conflicts, taken);
    }

    /// <summary>Of the text as it is, not as it is searched: a corrected accent is a change.</summary>
    private static string PrintOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..FingerprintLength];
}

/// <summary>A field that two people have set differently.</summary>
public sealed record FieldDifference(string Label, string Mine, string Theirs);

/// <summary>What someone else saved while a form was open.</summary>
/// <param name="Conflicts">The fields that both changed, differently.</param>
/// <param name="Taken">The fields that only the other changed; they now have the other's value.</param>
public sealed record FormMerge(IReadOnlyList<FieldDifference> Conflicts, IReadOnlyList<FieldDifference> Taken)
{
    /// <summary>Whether the other withdrew it.</summary>
    public bool IsWithdrawn { get; init; }

    public bool IsClean => Conflicts.Count == 0 && !IsWithdrawn;
}
