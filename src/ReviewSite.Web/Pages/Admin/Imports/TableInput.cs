using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Importing.Tables;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Data.Importing.Tables;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>What an editor says of tables because their cells do not.</summary>
public sealed class TableInput
{
    public string? Scale { get; set; }

    public DateOrder? Dates { get; set; }

    public bool SkipsErrors { get; set; }

    /// <summary>Whether the files are in the old encoding of Western Windows.</summary>
    public bool IsWindows { get; set; }

    /// <summary>What was said before.</summary>
    public static TableInput Of(TableImportRequest request) => new()
    {
        Scale = request.Reading.Scale?.ToString(CultureInfo.InvariantCulture),
        Dates = request.Reading.Dates,
        SkipsErrors = request.SkipsErrors,
        IsWindows = request.Encoding is not null,
    };

    public TableOptions? Read(ModelStateDictionary errors)
    {
        decimal? scale = null;
        if (PlainText.Line(Scale) is { } text)
        {
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                scale = number;
            }
            else
            {
                errors.AddModelError("Input.Scale", $"“{text}” is no scale; it is a number above 0, such as 10.");
            }
        }

        return errors.IsValid ? new TableOptions(scale, Dates) : null;
    }

    public Encoding? FindEncoding()
    {
        if (!IsWindows)
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("windows-1252");
    }
}
