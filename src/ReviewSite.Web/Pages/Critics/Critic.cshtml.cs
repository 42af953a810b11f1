using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Critics;

public sealed class CriticModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorModel(ContributorKind.Critics, db, stats);
