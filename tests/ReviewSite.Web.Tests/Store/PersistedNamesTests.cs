using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Store;

/// <summary>
/// Names of C# members that stores and exports hold. A renamed member turns one of these red: the stored name stays,
/// or a migration changes it.
/// </summary>
public sealed class PersistedNamesTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_history_names_things_and_their_values_so()
    {
        var names = await _site.ReadAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(t => AuditCapture.Audits(t.ClrType))
                    .Select(t => (t.ClrType, Kept: t.GetProperties().Where(AuditCapture.IsKept).Select(p => p.Name)))
                    .Select(t => $"{t.ClrType.Name}: {string.Join(' ', t.Kept.Order(StringComparer.Ordinal))}")
                    .Order(StringComparer.Ordinal)
                    .ToList()
            )
        );

        Assert.Equal(
            [
                "Critic: FormerNames FormerSlugs IsMerged Name Slug",
                "CuratedFilms: Description IsWithdrawn Sections Slug Title",
                "Film: Countries Directors EditedFields Genres ImdbId IsWithdrawn Languages MergedIntoId "
                    + "OriginalTitle Poster RuntimeMinutes Slug Synopsis Title Year",
                "Import: At FilmId Hash Source WithdrawnAt",
                "ImportedSummary: FilmId ImportId",
                "Poll: Ballots Description IsWithdrawn Slug Title",
                "Publication: FormerNames FormerSlugs IsMerged IsOurs Name Slug Weight",
                "Review: Credit CriticId Date EditedFields FilmId IsWithdrawn Language Leaning OriginalScore "
                    + "Position PublicationId Quote Score SourceKey StatedReception Url",
                "SavedGrid: By Contributors Decimals Films IsInWords IsWithdrawn Order Rounding Scale Slug Title",
            ],
            names
        );
    }

    [Fact]
    public void Films_and_reviews_name_the_fields_that_an_editor_set_so()
    {
        var film = new Film("a", FilmDetails.Of("A", year: null));
        film.CorrectByEditor(
            film.Details with
            {
                Title = "B",
                Year = 1996,
                Directors = ["C"],
                Countries = ["Denmark"],
                Languages = ["Danish"],
                RuntimeMinutes = 100,
                OriginalTitle = "D",
                Genres = ["Crime"],
                Synopsis = "E",
                ImdbId = "tt0117407",
            }
        );
        film.WithdrawByEditor();
        var review = new Review(film, 1, null, null, new ReviewContent(null, null, null, null, null, null, null, null));
        review.CorrectByEditor(
            new Critic("f", "F"),
            new Publication("g", "G"),
            new ReviewContent(
                null,
                "8/10",
                new Score(80),
                Reception.Positive,
                null,
                new DateOnly(2026, 1, 1),
                "H",
                "https://a.example"
            )
        );
        review.WithdrawByEditor();

        Assert.Equal(
            "Countries Directors Genres ImdbId IsWithdrawn Languages OriginalTitle RuntimeMinutes Synopsis Title Year",
            string.Join(' ', EnumFlags.In(film.EditedFields).Select(f => f.ToString()).Order(StringComparer.Ordinal))
        );
        Assert.Equal(
            "Critic Date IsWithdrawn Publication Quote Score StatedReception Url",
            string.Join(' ', EnumFlags.In(review.EditedFields).Select(f => f.ToString()).Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public async Task What_an_editor_set_is_stored_as_a_list_of_names()
    {
        var property = await _site.ReadAsync(db =>
            Task.FromResult(db.Model.FindEntityType(typeof(Review))!.FindProperty(nameof(Review.EditedFields))!)
        );
        foreach (
            var (fields, stored) in new[]
            {
                (EditableReviewFields.None, "[]"),
                (EditableReviewFields.IsWithdrawn | EditableReviewFields.Quote, """["Quote","IsWithdrawn"]"""),
            }
        )
        {
            Assert.Equal(stored, AuditCapture.Text(property, fields));
            Assert.Equal(fields, AuditCapture.Value(property, stored));
        }

        Assert.Equal(
            EditableReviewFields.IsWithdrawn | EditableReviewFields.Quote,
            AuditCapture.Value(property, """["IsWithdrawn","Quote"]""")
        );
    }

    [Fact]
    public void Enumerations_are_stored_and_exported_as_these_words()
    {
        Assert.Equal(["positive", "mixed", "negative"], Enum.GetValues<Reception>().Select(EnumWord.Of));
        Assert.Equal(["favorable", "unfavorable"], Enum.GetValues<Leaning>().Select(EnumWord.Of));
        Assert.Equal(["editor", "administrator"], Enum.GetValues<Role>().Select(EnumWord.Of));
        Assert.Equal(["none", "read", "write", "import"], Enum.GetValues<ApiScopes>().Select(EnumWord.Of));
    }

    [Fact]
    public void An_export_begins_with_its_format_and_version() =>
        Assert.Equal(("reviewsite", 2), (CatalogueSchema.Format, CatalogueSchema.Version));
}
