using System.Text.Json;
using ReviewSite.Domain;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Posters;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>Takes one catalogue in, part by part, in the order in which it is written.</summary>
/// <param name="files">Where posters are kept; none where nothing is to stay.</param>
internal sealed class CatalogueImporter(
    CatalogueNames names,
    CatalogueFilms films,
    CatalogueImports imports,
    PosterFiles? files
)
{
    private readonly CataloguePosters _posters = new(files);
    private int _reached;

    public static async Task<CatalogueCounts> ImportAsync(
        ReviewSiteDb db,
        Stream json,
        PosterFiles? files,
        CancellationToken cancellation
    )
    {
        using var names = new CatalogueNames(db);
        using var films = new CatalogueFilms(db, names);
        using var imports = new CatalogueImports(db, films.Numbers);
        var taking = new CatalogueImporter(names, films, imports, files);
        await foreach (var part in new CatalogueReader(json).PartsAsync(cancellation))
        {
            taking.Proceed(part);
            await taking.TakeAsync(part, cancellation);
        }

        taking._posters.RequireAll(films.Posters);
        return new CatalogueCounts(films.Numbers.Count, films.Reviews, imports.Count, taking._posters.Count);
    }

    /// <summary>What is named must be there already, so nothing comes before its turn.</summary>
    private void Proceed(CataloguePart part)
    {
        const int FirstList = 2;
        var turn = CatalogueSchema.Parts.ToList().IndexOf(part.Name);
        if (turn < _reached || turn >= FirstList == part.Index is null)
        {
            throw new InvalidInputException(
                $"{part.Place}: expected {string.Join(", ", CatalogueSchema.Parts)} in this order, the last five as lists."
            );
        }

        _reached = turn;
    }

    private async Task TakeAsync(CataloguePart part, CancellationToken cancellation)
    {
        var check = new CatalogueValidator(part.Place);
        switch (part.Name)
        {
            case CatalogueSchema.Critics:
                names.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueCritic), check);
                break;
            case CatalogueSchema.Publications:
                names.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CataloguePublication), check);
                break;
            case CatalogueSchema.Films:
                await films.AddAsync(
                    CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueFilm),
                    check,
                    cancellation
                );
                break;
            case CatalogueSchema.Imports:
                await imports.AddAsync(
                    CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueBatch),
                    check,
                    cancellation
                );
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
                        && number == CatalogueSchema.Version,
                    $"this program reads version {CatalogueSchema.Version}, but the file has version "
                        + $"{version}; use the program that wrote it, or a newer one"
                );
                break;
        }
    }
}

/// <summary>What a catalogue held.</summary>
public sealed record CatalogueCounts(int Films, int Reviews, int Imports, int Posters);
