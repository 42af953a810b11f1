using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Publications;

public sealed class PublicationModel(ReviewSiteDb db, CatalogueStatsCache stats) : ContributorModel(ContributorKind.Publications, db, stats);
