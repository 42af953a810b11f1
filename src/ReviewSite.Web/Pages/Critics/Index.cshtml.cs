using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Critics;

public sealed class IndexModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorListModel(ContributorKind.Critics, db, stats);
