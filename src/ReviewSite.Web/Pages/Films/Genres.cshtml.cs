using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

public sealed class GenresModel(ReviewSiteDb db, CatalogueStatsCache stats)
    : FacetListModel(FilmFacet.Genres, db, stats);
