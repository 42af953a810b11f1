using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;

namespace ReviewSite.Web.Imports.Seeding;

/// <summary>A folder that seeds one film: its details, and the text of its reviews.</summary>
internal sealed record SeedFolder(string Name, FilmDetails Details, byte[] Bytes, ReviewText Text)
{
    public const string DetailsFile = "film.json";
    public const string ReviewsFile = "critic-reviews.txt";

    /// <exception cref="InvalidInputException">A file is missing or broken; the message names it and the
    /// line.</exception>
    public static SeedFolder Read(string path)
    {
        var details = ReadDetails(Path.Combine(path, DetailsFile));
        var bytes = ReadFile(Path.Combine(path, ReviewsFile));
        var text = ReviewTextReader.Read(bytes);
        return text.Problems.FirstOrDefault(p => p.IsError) is { } error
            ? throw new InvalidInputException($"{ReviewsFile}, {error}")
            : new SeedFolder(Path.GetFileName(path), details, bytes, text);
    }

    private static FilmDetails ReadDetails(string file)
    {
        try
        {
            var seed =
                JsonSerializer.Deserialize(WithoutByteOrderMark(ReadFile(file)), SeedJson.Default.SeedFilm)
                ?? throw new InvalidInputException($"{DetailsFile} is empty");
            var details = seed.ToDetails().Cleaned();
            return details.Problems().FirstOrDefault() is { } problem
                ? throw new InvalidInputException($"{DetailsFile}, {problem}")
                : details;
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{DetailsFile}, line {(e.LineNumber ?? 0) + 1}: {e.Message}", e);
        }
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    private static byte[] ReadFile(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{Path.GetFileName(file)} cannot be read: {e.Message}", e);
        }
    }
}

internal sealed record SeedFilm(
    string Title,
    int? Year = null,
    IReadOnlyList<string>? Directors = null,
    IReadOnlyList<string>? Countries = null,
    IReadOnlyList<string>? Languages = null,
    int? RuntimeMinutes = null
)
{
    public FilmDetails ToDetails() =>
        new(Title, Year, Directors ?? [], Countries ?? [], Languages ?? [], RuntimeMinutes);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
[JsonSerializable(typeof(SeedFilm))]
internal sealed partial class SeedJson : JsonSerializerContext;
