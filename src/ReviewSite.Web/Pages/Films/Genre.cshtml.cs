using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

public sealed class GenreModel(ReviewSiteDb db, CatalogueStatsCache stats) : FacetModel(FilmFacet.Genres, db, stats);
