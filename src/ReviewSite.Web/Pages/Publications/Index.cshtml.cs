using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Publications;

public sealed class IndexModel(ReviewSiteDb db, KeptFigures kept) : WriterListModel(WriterKind.Publications, db, kept);
