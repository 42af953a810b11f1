using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Critics;

public sealed class CriticModel(ReviewSiteDb db, CatalogueStatsCache stats)
    : ContributorModel(ContributorKind.Critics, db, stats);
