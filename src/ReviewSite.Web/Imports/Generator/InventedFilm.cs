using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>A film that does not exist, with all of its reviews.</summary>
internal sealed record InventedFilm(FilmDetails Details, IReadOnlyList<InventedReview> Reviews);

/// <param name="Critic">Its place among <see cref="InventedCatalogue.Critics"/>; <c>null</c> if nobody is
/// named.</param>
/// <param name="Publication">Its place among <see cref="InventedCatalogue.Publications"/>; <c>null</c> if none is
/// named.</param>
internal sealed record InventedReview(int? Critic, int? Publication, ReviewContent Content);

/// <param name="Publication">Where most of the critic's reviews appear.</param>
/// <param name="Bias">By how many points the critic is kinder than others.</param>
/// <param name="Form">In which the critic gives scores.</param>
internal sealed record InventedCritic(string Name, int Publication, double Bias, ScoreForm Form);
