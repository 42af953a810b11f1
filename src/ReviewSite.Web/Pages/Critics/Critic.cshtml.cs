using ReviewSite.Web.Store;
using ReviewSite.Web.Pages.Shared.Contributors;

namespace ReviewSite.Web.Pages.Critics;

public sealed class CriticModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorModel(ContributorKind.Critics, db, stats);
