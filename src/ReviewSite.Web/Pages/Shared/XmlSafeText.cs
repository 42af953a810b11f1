using System.Xml;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>Text for documents of XML, which cannot hold every character, not even escaped.</summary>
internal static class XmlSafeText
{
    public static string Of(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value)));
}
