using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

public sealed class CountriesModel(ReviewSiteDb db, CatalogueStatsCache stats)
    : FacetListModel(FilmFacet.Countries, db, stats);
