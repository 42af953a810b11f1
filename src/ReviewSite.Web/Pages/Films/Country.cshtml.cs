using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

public sealed class CountryModel(ReviewSiteDb db, CatalogueStatsCache stats)
    : FacetModel(FilmFacet.Countries, db, stats);
