using ReviewSite.Web.Store;
using ReviewSite.Web.Pages.Shared.Contributors;

namespace ReviewSite.Web.Pages.Publications;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorListModel(ContributorKind.Publications, db, stats);
