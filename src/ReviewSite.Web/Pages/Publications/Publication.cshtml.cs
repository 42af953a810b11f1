using ReviewSite.Web.Pages.Shared.Contributors;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Publications;

public sealed class PublicationModel(ReviewSiteDb db, CatalogueStatsCache stats)
    : ContributorModel(ContributorKind.Publications, db, stats);
