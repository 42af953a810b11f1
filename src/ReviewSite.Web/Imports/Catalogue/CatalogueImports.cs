using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>The imports of a catalogue, as they are staged, after all films and reviews.</summary>
internal sealed class CatalogueImports(StagedRows staged, IReadOnlyDictionary<string, int> films)
{
    private const int LongestKey = 200;

    private readonly HashSet<string> _keys = [];

    public int Count => _keys.Count;

    public void Add(CatalogueBatch form, CatalogueValidator check)
    {
        var key = check.At("key").Line(form.Key, LongestKey);
        check.At("key").Require(key is not null && _keys.Add(key), "expected the hash of a file, once");
        check.At("at").Require(form.At.Kind == DateTimeKind.Utc, "expected a time in UTC that ends with Z");
        check.At("warnings").Require(form.Warnings.All(w => w is not null), "expected sentences");
        check
            .At("source")
            .Require(form.Source.Length <= Import.LongestSource, $"expected at most {Import.LongestSource} characters");
        var import = new Import(form.Source, key!, form.At, form.Warnings);
        var importId = staged.Add(import, check.At("film").Known(form.Film, films));
        AddMentions(importId, form, check);
        foreach (var (index, published) in form.Published.Index())
        {
            Add(importId, published, check.At("published", index));
        }
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
                at.At("positions")
                    .Require(
                        staged.Mention(importId, film ?? 0, first, last) == last - first + 1,
                        $"{first} to {last} are not reviews of “{mention.Film}”, each named once"
                    );
            }
        }

        var mentioned = new HashSet<string>();
        foreach (var (index, slug) in form.FilmMentions.Index())
        {
            var at = check.At("filmMentions", index);
            at.Require(slug is not null, "expected a film");
            at.Require(mentioned.Add(slug!), $"“{slug}” appears twice");
            staged.MentionFilm(importId, at.Known(slug, films)!.Value);
        }
    }

    private void Add(int importId, CatalogueSummary form, CatalogueValidator at)
    {
        at.Require(form is not null, "expected a published summary");
        var figures = new PublishedSummary(
            at.At("verdict").Line(form!.Verdict, PublishedSummary.LongestVerdict),
            at.At("critics").Within(form.Critics, 0, PublishedSummary.MostCritics),
            at.At("positive").Within(form.Positive, 0, PublishedSummary.MostCritics),
            at.At("mixed").Within(form.Mixed, 0, PublishedSummary.MostCritics),
            at.At("negative").Within(form.Negative, 0, PublishedSummary.MostCritics),
            at.At("score").Within(form.Score, Score.Lowest, Score.Highest)
        );
        var film = at.At("film").Known(form.Film, films);
        at.At("film").Require(film is not null, "expected a film");
        staged.Add(new ImportedSummary(figures, form.ScoreStands), importId, film!.Value);
    }
}
