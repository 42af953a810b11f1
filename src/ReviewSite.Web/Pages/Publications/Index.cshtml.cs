using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Publications;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorListModel(ContributorKind.Publications, db, stats);
