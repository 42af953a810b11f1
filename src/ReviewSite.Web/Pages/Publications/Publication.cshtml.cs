using ReviewSite.Web.Store;
using ReviewSite.Web.Pages.Shared.Contributors;

namespace ReviewSite.Web.Pages.Publications;

public sealed class PublicationModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorModel(ContributorKind.Publications, db, stats);
