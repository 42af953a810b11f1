using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>The imports of a catalogue, on their way into the store, after all films and reviews.</summary>
internal sealed class CatalogueImports(ReviewSiteDb db, IReadOnlyDictionary<string, int> films) : IDisposable
{
    private const int LongestKey = 200;

    private readonly HashSet<string> _keys = [];

    private readonly PreparedRows _mentions = new(
        db,
        "INSERT OR IGNORE INTO ImportMentions (ImportId, ReviewId) SELECT $1, Id FROM Reviews WHERE FilmId = "
            + "$2 AND Position BETWEEN $3 AND $4",
        4
    );

    private readonly PreparedRows _filmMentions = new(
        db,
        "INSERT OR IGNORE INTO ImportFilmMentions (ImportId, FilmId) VALUES ($1, $2)",
        2
    );

    private readonly PreparedRows _published = new(
        db,
        """
        INSERT INTO PublishedSummaries (ImportId, FilmId, Verdict, Critics, Positive, Mixed, Negative, Score, ScoreStands)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        9
    );

    public int Count => _keys.Count;

    public async Task AddAsync(CatalogueBatch form, CatalogueValidator check, CancellationToken cancellation)
    {
        var key = check.At("key").Line(form.Key, LongestKey);
        check.At("key").Require(key is not null && _keys.Add(key), "expected the hash of a file, once");
        check.At("at").Require(form.At.Kind == DateTimeKind.Utc, "expected a time in UTC that ends with Z");
        check.At("warnings").Require(form.Warnings.All(w => w is not null), "expected sentences");
        check
            .At("source")
            .Require(form.Source.Length <= Import.LongestSource, $"expected at most {Import.LongestSource} characters");
        var import = new Import(form.Source, key!, form.At, form.Warnings);
        db.Imports.Add(import).Property(i => i.FilmId).CurrentValue = check.At("film").Known(form.Film, films);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        AddMentions(import.Id, form, check);
        foreach (var (index, published) in form.Published.Index())
        {
            Add(import.Id, published, check.At("published", index));
        }
    }

    public void Dispose()
    {
        _mentions.Dispose();
        _filmMentions.Dispose();
        _published.Dispose();
    }

    private void AddMentions(int importId, CatalogueBatch form, CatalogueValidator check)
    {
        foreach (var (index, mention) in form.Mentions.Index())
        {
            var at = check.At("mentions", index);
            at.Require(mention is not null, "expected a film and positions");
            var film = at.At("film").Known(mention!.Film, films);
            var ranges = PositionRanges.Read(mention.Positions);
            at.At("positions")
                .Require(ranges is not null, $"expected positions such as “1-11 13”, found “{mention.Positions}”");
            foreach (var (first, last) in ranges!)
            {
                var mentioned = _mentions.Run(importId, film, first, last);
                at.At("positions")
                    .Require(
                        mentioned == last - first + 1,
                        $"{first} to {last} are not reviews of “{mention.Film}”, each named once"
                    );
            }
        }

        foreach (var (index, slug) in form.FilmMentions.Index())
        {
            var at = check.At("filmMentions", index);
            at.Require(slug is not null, "expected a film");
            at.Require(_filmMentions.Run(importId, at.Known(slug, films)) == 1, $"“{slug}” appears twice");
        }
    }

    private void Add(int importId, CatalogueSummary form, CatalogueValidator at)
    {
        at.Require(form is not null, "expected a published summary");
        _published.Run(
            importId,
            at.At("film").Known(form!.Film, films),
            at.At("verdict").Line(form.Verdict, PublishedSummary.LongestVerdict),
            at.At("critics").Within(form.Critics, 0, PublishedSummary.MostCritics),
            at.At("positive").Within(form.Positive, 0, PublishedSummary.MostCritics),
            at.At("mixed").Within(form.Mixed, 0, PublishedSummary.MostCritics),
            at.At("negative").Within(form.Negative, 0, PublishedSummary.MostCritics),
            at.At("score").Within(form.Score, Score.Lowest, Score.Highest),
            form.ScoreStands
        );
    }
}
