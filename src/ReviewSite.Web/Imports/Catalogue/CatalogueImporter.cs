using System.Text.Json;
using ReviewSite.Domain;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>Stages one catalogue, part by part, in the order in which it is written.</summary>
internal sealed class CatalogueImporter
{
    /// <summary>The parts from here on are lists.</summary>
    private static readonly int _firstList = TurnOf(CatalogueSchema.Critics);

    private readonly VerdictScale _scale;
    private readonly CatalogueNames _names;
    private readonly CatalogueFilms _films;
    private readonly CatalogueGrids _grids;
    private readonly CatalogueCollections _collections;
    private readonly CataloguePolls _polls;
    private readonly CatalogueImports _imports;
    private readonly CataloguePosters _posters;
    private string? _notice;
    private int _reached;

    /// <param name="files">Where posters are kept; <c>null</c> if nothing is to stay.</param>
    public CatalogueImporter(StagedRows staged, PosterFiles? files, VerdictScale scale)
    {
        _scale = scale;
        _names = new CatalogueNames(staged);
        _films = new CatalogueFilms(staged, _names);
        _grids = new CatalogueGrids(staged);
        _collections = new CatalogueCollections(staged, _films.Numbers);
        _polls = new CataloguePolls(staged, _films.Numbers);
        _imports = new CatalogueImports(staged, _films.Numbers);
        _posters = new CataloguePosters(files);
    }

    public async Task<CatalogueCounts> ImportAsync(Stream json, CancellationToken cancellation)
    {
        await foreach (var part in new CatalogueReader(json).PartsAsync(cancellation))
        {
            Proceed(part);
            await ImportAsync(part, cancellation);
        }

        _posters.RequireAll(_films.Posters);
        return new CatalogueCounts(_films.Numbers.Count, _films.Reviews, _imports.Count, _posters.Count)
        {
            Notice = _notice,
        };
    }

    /// <summary>References must already exist, so the order of the parts is fixed.</summary>
    private void Proceed(CataloguePart part)
    {
        var turn = TurnOf(part.Name);
        if (turn < _reached || turn >= _firstList == part.Index is null)
        {
            throw new InvalidInputException(
                $"{part.Place}: expected {string.Join(", ", CatalogueSchema.Parts)} in this order, the last "
                    + $"{CatalogueSchema.Parts.Count - _firstList} as lists."
            );
        }

        _reached = turn;
    }

    private static int TurnOf(string part) => CatalogueSchema.Parts.ToList().IndexOf(part);

    private async Task ImportAsync(CataloguePart part, CancellationToken cancellation)
    {
        var check = new CatalogueValidator(part.Place);
        switch (part.Name)
        {
            case CatalogueSchema.Scale:
                _notice = NoticeOf(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueScale));
                break;
            case CatalogueSchema.Critics:
                _names.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueCritic), check);
                break;
            case CatalogueSchema.Publications:
                _names.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CataloguePublication), check);
                break;
            case CatalogueSchema.Films:
                _films.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueFilm), check);
                break;
            case CatalogueSchema.Grids:
                _grids.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueGrid), check);
                break;
            case CatalogueSchema.Collections:
                _collections.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueCollection), check);
                break;
            case CatalogueSchema.Lists:
                _polls.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CataloguePoll), check);
                break;
            case CatalogueSchema.Imports:
                _imports.Add(CatalogueValidator.Read(part, CatalogueSchema.Json.CatalogueBatch), check);
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
        written.IsSameAs(CatalogueScale.Of(_scale))
            ? null
            : $"the file uses a different scale ({written.Name}); receptions, scores and verdicts follow "
                + $"this site's ({_scale.Name}). Set Scale as on the other site to get the same.";
}

/// <summary>The contents of a catalogue.</summary>
public sealed record CatalogueCounts(int Films, int Reviews, int Imports, int Posters)
{
    /// <summary>What the person who imports it should know.</summary>
    public string? Notice { get; init; }
}
