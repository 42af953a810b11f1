using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports;

namespace ReviewSite.Web.Exports;

/// <summary>
/// Writes the imports in force, each with its mentions and published summaries of what is on the site.
/// </summary>
internal sealed class ImportsExport(ExportScope scope, JsonDocumentWriter json)
{
    public async Task WriteAsync(CancellationToken cancellation)
    {
        // Loaded at once, because an import's own rows are read while it is written; there is one for each imported
        // file.
        var imports = await scope
            .Imports.Select(i => new
            {
                Import = i,
                Film = scope.Films.Where(f => f.Id == i.FilmId).Select(f => f.Slug).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        json.BeginList(",\n\"imports\":["u8);
        foreach (var (import, film) in imports.Select(i => (i.Import, i.Film)))
        {
            await WriteAsync(import, film, cancellation);
        }

        json.EndList();
    }

    private async Task WriteAsync(Import import, string? film, CancellationToken cancellation)
    {
        var form = new CatalogueBatch(
            await scope.KeyOfAsync(import, cancellation),
            import.Source,
            import.At,
            film,
            import.Warnings,
            [],
            [],
            []
        );
        json.BeginItem(form, CatalogueSchema.Json.CatalogueBatch, "],\"filmMentions\":[],\"published\":[]}"u8);
        json.BeginList([]);
        await WriteMentionsAsync(import.Id, cancellation);
        json.EndList();
        json.BeginList(",\"filmMentions\":["u8);
        await WriteFilmMentionsAsync(import.Id, cancellation);
        json.EndList();
        json.BeginList(",\"published\":["u8);
        await WritePublishedAsync(import.Id, cancellation);
        json.EndList();
        json.Write("}"u8);
    }

    private async Task WriteMentionsAsync(int importId, CancellationToken cancellation)
    {
        var mentioned = scope
            .Reviews.Where(r => scope.Db.ImportMentions.Any(m => m.ImportId == importId && m.ReviewId == r.Id))
            .OrderBy(r => r.Film.Slug)
            .ThenBy(r => r.Position)
            .Select(r => new { r.Film.Slug, r.Position });
        var (film, positions) = ("", new List<int>());
        await foreach (var mention in mentioned.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (mention.Slug != film)
            {
                await WriteMentionAsync(film, positions, cancellation);
                film = mention.Slug;
            }

            positions.Add(mention.Position);
        }

        await WriteMentionAsync(film, positions, cancellation);
    }

    private async Task WriteMentionAsync(string film, List<int> positions, CancellationToken cancellation)
    {
        if (positions.Count > 0)
        {
            json.Item(
                new CatalogueMention(film, PositionRanges.Write(positions)),
                CatalogueSchema.Json.CatalogueMention
            );
            positions.Clear();
            await json.SendAsync(cancellation);
        }
    }

    private async Task WriteFilmMentionsAsync(int importId, CancellationToken cancellation)
    {
        var mentioned = scope
            .Films.Where(f => scope.Db.ImportFilmMentions.Any(m => m.ImportId == importId && m.FilmId == f.Id))
            .Select(f => f.Slug)
            .Order();
        await foreach (var slug in mentioned.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            json.Item(slug, CatalogueSchema.Json.String);
            await json.SendAsync(cancellation);
        }
    }

    private async Task WritePublishedAsync(int importId, CancellationToken cancellation)
    {
        var published = scope
            .Db.ImportedSummaries.AsNoTracking()
            .Where(s => s.ImportId == importId)
            .Join(scope.Films, s => s.FilmId, f => f.Id, (s, f) => new { f.Slug, Summary = s })
            .OrderBy(s => s.Slug)
            .ThenBy(s => s.Summary.Id);
        await foreach (var of in published.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var figures = of.Summary.Figures;
            json.Item(
                new CatalogueSummary(
                    of.Slug,
                    figures.Verdict,
                    figures.Critics,
                    figures.Positive,
                    figures.Mixed,
                    figures.Negative,
                    figures.Score,
                    of.Summary.ScoreStands
                ),
                CatalogueSchema.Json.CatalogueSummary
            );
            await json.SendAsync(cancellation);
        }
    }
}
