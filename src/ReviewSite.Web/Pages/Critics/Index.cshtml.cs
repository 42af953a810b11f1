using ReviewSite.Web.Store;
using ReviewSite.Web.Pages.Shared.Contributors;

namespace ReviewSite.Web.Pages.Critics;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorListModel(ContributorKind.Critics, db, stats);
