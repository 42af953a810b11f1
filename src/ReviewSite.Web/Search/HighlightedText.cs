using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ReviewSite.Web.Search;

/// <summary>Highlighted parts as HTML, with no space between them that the text does not have.</summary>
public static class HighlightedText
{
    public static IHtmlContent Of(IEnumerable<HighlightedPart> parts)
    {
        var html = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part.IsHit)
            {
                var mark = new TagBuilder("mark");
                mark.InnerHtml.Append(part.Text);
                html.AppendHtml(mark);
            }
            else
            {
                html.Append(part.Text);
            }
        }

        return html;
    }
}
