using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Feeds;

/// <summary>RFC 4287.</summary>
internal static class AtomFeed
{
    public const string Type = "application/atom+xml; charset=utf-8";

    public static byte[] Write(Feed feed)
    {
        var atom = new SyndicationFeed(
            XmlSafeText.Of(feed.Title),
            description: null,
            new Uri(feed.Page),
            feed.Id,
            feed.Updated,
            feed.Entries.Select(ItemOf)
        );
        atom.Authors.Add(new SyndicationPerson { Name = "ReviewSite" });
        atom.Links.Add(SyndicationLink.CreateSelfLink(new Uri(feed.Self), "application/atom+xml"));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            new Atom10FeedFormatter(atom).WriteTo(xml);
        }

        return bytes.ToArray();
    }

    private static SyndicationItem ItemOf(FeedEntry entry)
    {
        var item = new SyndicationItem(
            XmlSafeText.Of(entry.Title),
            new TextSyndicationContent(XmlSafeText.Of(entry.Html), TextSyndicationContentKind.Html),
            new Uri(entry.Url),
            entry.Id,
            entry.Updated
        );
        if (entry.Published is { } published)
        {
            item.PublishDate = published;
        }

        if (entry.Author is { } author)
        {
            item.Authors.Add(new SyndicationPerson { Name = XmlSafeText.Of(author) });
        }

        return item;
    }
}
