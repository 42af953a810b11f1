using System.Text;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports.Tables;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// A <see cref="TableImportRequest"/> as nodes exchange it, since each has the files in a folder of its own.
/// </summary>
/// <param name="Files">Without their folder.</param>
/// <param name="Words">As <see cref="ScaleWords.Parse"/> reads them.</param>
/// <param name="Encoding">Its name on the web, such as "windows-1252".</param>
/// <param name="Columns">By file.</param>
internal sealed record SharedTableRequest(
    IReadOnlyList<string> Files,
    string By,
    string? AccountId,
    decimal? Scale,
    DateOrder? Dates,
    string? Words,
    string? Encoding,
    FilmDetails? Film,
    bool SkipsErrors,
    IReadOnlyDictionary<string, ChosenColumns> Columns
)
{
    public static SharedTableRequest Of(TableImportRequest request) =>
        new(
            [.. request.Paths.Select(p => Path.GetFileName(p))],
            request.By.Name,
            request.By.AccountId,
            request.Reading.Scale,
            request.Reading.Dates,
            request.Reading.Words?.ToString(),
            request.Encoding?.WebName,
            request.Film,
            request.SkipsErrors,
            request.Columns.ToDictionary(c => Path.GetFileName(c.Key), c => c.Value)
        );

    /// <param name="paths">The paths of the files on this node.</param>
    public TableImportRequest On(IReadOnlyList<string> paths)
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var places = paths.ToDictionary(p => Path.GetFileName(p));
        return new TableImportRequest([.. Files.Select(f => places.GetValueOrDefault(f, f))], new Actor(By, AccountId))
        {
            Columns = Columns.ToDictionary(c => places.GetValueOrDefault(c.Key, c.Key), c => c.Value),
            Reading = new TableOptions(Scale, Dates, ScaleWords.Parse(Words, out _)),
            Film = Film,
            SkipsErrors = SkipsErrors,
            Encoding = Encoding is null ? null : System.Text.Encoding.GetEncoding(Encoding),
        };
    }
}
