using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>
/// A block of JSON-LD. Browsers do not run it, so the content security policy does not apply to it. The default encoder
/// writes every character that HTML knows as an escape: no text can end the block.
/// </summary>
public sealed class StructuredData(JsonObject data) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<script type=\"application/ld+json\">");
        writer.Write(data.ToJsonString());
        writer.Write("</script>");
    }
}
