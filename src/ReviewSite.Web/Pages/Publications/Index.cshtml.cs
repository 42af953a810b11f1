using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Publications;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats)
    : ContributorListModel(ContributorKind.Publications, db, stats);
