using System.ComponentModel.DataAnnotations;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Accounts;

/// <summary>An email address of characters that a text can have.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmailAttribute() : ValidationAttribute("Enter a valid email address.")
{
    private static readonly EmailAddressAttribute _form = new();

    public static bool IsEmail(string text) =>
        _form.IsValid(text) && PlainText.Line(text) == text.Trim() && !text.Trim().Any(char.IsWhiteSpace);

    public override bool IsValid(object? value) => value is null || (value is string text && IsEmail(text));
}
