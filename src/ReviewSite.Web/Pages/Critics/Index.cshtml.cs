using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Critics;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats)
    : ContributorListModel(ContributorKind.Critics, db, stats);
