using System.Text.Json;
using ReviewSite.Web.Data.Exporting;
using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Data.Importing;

/// <summary>Takes one catalogue in, part by part, in the order in which it is written.</summary>
/// <param name="files">Where posters are kept; none where nothing is to stay.</param>
internal sealed class CatalogueTaking(CatalogueNames names, CatalogueFilms films, CatalogueImports imports, PosterFiles? files)
{
    private readonly CataloguePosters _posters = new(files);
    private int _reached;

    public static async Task<CatalogueCounts> TakeInAsync(ReviewSiteDb db, Stream json, PosterFiles? files, CancellationToken cancellation)
    {
        using var names = new CatalogueNames(db);
        using var films = new CatalogueFilms(db, names);
        using var imports = new CatalogueImports(db, films.Numbers);
        var taking = new CatalogueTaking(names, films, imports, files);
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
        var turn = CatalogueForm.Parts.ToList().IndexOf(part.Name);
        if (turn < _reached || turn >= FirstList == part.Index is null)
        {
            throw new InvalidInputException($"{part.Place}: expected {string.Join(", ", CatalogueForm.Parts)} in this order, the last five as lists.");
        }

        _reached = turn;
    }

    private async Task TakeAsync(CataloguePart part, CancellationToken cancellation)
    {
        var check = new CatalogueCheck(part.Place);
        switch (part.Name)
        {
            case CatalogueForm.Critics:
                names.Add(CatalogueCheck.Read(part, CatalogueForm.Json.CatalogueCritic), check);
                break;
            case CatalogueForm.Publications:
                names.Add(CatalogueCheck.Read(part, CatalogueForm.Json.CataloguePublication), check);
                break;
            case CatalogueForm.Films:
                await films.AddAsync(CatalogueCheck.Read(part, CatalogueForm.Json.CatalogueFilm), check, cancellation);
                break;
            case CatalogueForm.Imports:
                await imports.AddAsync(CatalogueCheck.Read(part, CatalogueForm.Json.CatalogueBatch), check, cancellation);
                break;
            case CatalogueForm.Posters:
                await _posters.AddAsync(CatalogueCheck.Read(part, CatalogueForm.Json.CataloguePoster), check, cancellation);
                break;
            case "version":
                var version = JsonSerializer.Deserialize<JsonElement>(part.Json, CatalogueForm.Json.JsonElement);
                check.Require(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == CatalogueForm.Version,
                    $"this program reads version {CatalogueForm.Version}, and this is {version}; use the program that wrote it, or a newer one");
                break;
        }
    }
}

/// <summary>What a catalogue held.</summary>
public sealed record CatalogueCounts(int Films, int Reviews, int Imports, int Posters);
