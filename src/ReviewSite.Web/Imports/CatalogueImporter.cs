using System.Text.Json;
using ReviewSite.Domain;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Imports;

/// <summary>Stages one catalogue, part by part, in the order in which it is written.</summary>
/// <param name="files">Where posters are kept; <c>null</c> if nothing is to stay.</param>
internal sealed class CatalogueImporter(
    CatalogueNames names,
    CatalogueFilms films,
    CatalogueGrids grids,
    CatalogueCollections collections,
    CataloguePolls polls,
    CatalogueImports imports,
    PosterFiles? files,
    VerdictScale scale
)
{
    private readonly CataloguePosters _posters = new(files);
    private string? _notice;
    private int _reached;

    public static async Task<CatalogueCounts> ImportAsync(
        StagedRows staged,
        Stream json,
        PosterFiles? files,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var names = new CatalogueNames(staged);
        var films = new CatalogueFilms(staged, names);
        var imports = new CatalogueImports(staged, films.Numbers);
        var importer = new CatalogueImporter(
            names,
            films,
            new CatalogueGrids(staged),
            new CatalogueCollections(staged, films.Numbers),
            new CataloguePolls(staged, films.Numbers),
            imports,
            files,
            scale
        );
        await foreach (var part in new CatalogueReader(json).PartsAsync(cancellation))
        {
            importer.Proceed(part);
            await importer.ImportAsync(part, cancellation);
        }

        importer._posters.RequireAll(films.Posters);
        return new CatalogueCounts(films.Numbers.Count, films.Reviews, imports.Count, importer._posters.Count)
        {
            Notice = importer._notice,
        };
    }

    /// <summary>References must already exist, so the order of the parts is fixed.</summary>
    private void Proceed(CataloguePart part)
    {
        var firstList = CatalogueSchema.Parts.ToList().IndexOf(CatalogueSchema.Critics);
        var turn = CatalogueSchema.Parts.ToList().IndexOf(part.Name);
        if (turn < _reached || turn >= firstList == part.Index is null)
        {
            throw new InvalidInputException(
                $"{part.Place}: expected {string.Join(", ", CatalogueSchema.Parts)} in this order, the last "
                    + $"{CatalogueSchema.Parts.Count - firstList} as lists."
            );
        }

        _reached = turn;
    }

    private async Task ImportAsync(CataloguePart part, CancellationToken cancellation)
    {
        var check = new CatalogueValidator(part.Place);
        switch (part.Name)
        {
            case CatalogueSchema.Scale:
                _notice = NoticeOf(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueScale));
                break;
            case CatalogueSchema.Critics:
                names.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueCritic), check);
                break;
            case CatalogueSchema.Publications:
                names.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CataloguePublication), check);
                break;
            case CatalogueSchema.Films:
                films.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueFilm), check);
                break;
            case CatalogueSchema.Grids:
                grids.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueGrid), check);
                break;
            case CatalogueSchema.Collections:
                collections.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueCollection), check);
                break;
            case CatalogueSchema.Lists:
                polls.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CataloguePoll), check);
                break;
            case CatalogueSchema.Imports:
                imports.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueBatch), check);
                break;
            case CatalogueSchema.Posters:
                await _posters.AddAsync(
                    CatalogueValidator.Read(part, CatalogueSchema.Json.CataloguePoster),
                    check,
                    cancellation
                );
                break;
            case "version":
                var version = JsonSerializer.Deserialize<JsonElement>(part.Json, CatalogueSchema.Json.JsonElement);
                check.Require(
                    version.ValueKind == JsonValueKind.Number
                        && version.TryGetInt32(out var number)
                        && number is >= 1 and <= CatalogueSchema.Version,
                    $"this program reads versions 1 to {CatalogueSchema.Version}, but the file has version "
                        + $"{version}; use the program that wrote it, or a newer one"
                );
                break;
        }
    }

    /// <summary>Whatever scale the file was written on, receptions and verdicts follow from this site's.</summary>
    private string? NoticeOf(CatalogueScale written) =>
        written.IsSameAs(CatalogueScale.Of(scale))
            ? null
            : $"the file uses a different scale ({written.Name}); receptions, scores and verdicts follow "
                + $"this site's ({scale.Name}). Set Scale as on the other site to get the same.";
}

/// <summary>The contents of a catalogue.</summary>
public sealed record CatalogueCounts(int Films, int Reviews, int Imports, int Posters)
{
    /// <summary>What the person who imports it should know.</summary>
    public string? Notice { get; init; }
}
