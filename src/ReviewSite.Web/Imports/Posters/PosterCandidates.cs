using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Posters;

/// <summary>Matches pictures with films, by the table of the source or by the names of its files.</summary>
internal sealed class PosterCandidates(ReviewSiteDb db, PosterSource source)
{
    private readonly FilmLookup _films = new(db);

    public async Task<IReadOnlyList<PosterCandidate>> FindAsync(CancellationToken cancellation)
    {
        if (source.Table is { } table)
        {
            return await ByTableAsync(await PosterTable.ReadAsync(table, cancellation), cancellation);
        }

        var found = new List<PosterCandidate>();
        foreach (var file in source.Files)
        {
            found.Add(
                file.IsPicture
                    ? Of(file, await _films.FindByFileNameAsync(file.FilmName, cancellation))
                    : NotAPicture(file)
            );
        }

        return found;
    }

    private async Task<IReadOnlyList<PosterCandidate>> ByTableAsync(
        IReadOnlyList<PosterRow> rows,
        CancellationToken cancellation
    )
    {
        var byPath = source.Files.ToLookup(f => f.Path, StringComparer.OrdinalIgnoreCase);
        var byName = source.Files.ToLookup(f => f.Name, StringComparer.OrdinalIgnoreCase);
        var (found, named) = (new List<PosterCandidate>(), new HashSet<SourceFile>());
        foreach (var row in rows)
        {
            var files = byPath[row.File].ToList() is { Count: > 0 } exact ? exact : [.. byName[row.File]];
            named.UnionWith(files);
            found.Add(
                files switch
                {
                    [{ IsPicture: true } file] => Of(file, await FindAsync(row, cancellation)),
                    [var file] => NotAPicture(file),
                    [] => Missing(row),
                    _ => PosterCandidate.Refused(
                        row.File,
                        PosterOutcome.Missing,
                        $"line {row.Line} of the table names it, and several folders have it; name the folder too"
                    ),
                }
            );
        }

        var rest = source.Files.Where(f => !named.Contains(f));
        return
        [
            .. found,
            .. rest.Select(f =>
                PosterCandidate.Refused(f.Path, PosterOutcome.NotInTable, "the table does not name it")
            ),
        ];
    }

    /// <summary>Uses the first of its cells that finds anything.</summary>
    private async Task<IReadOnlyList<FoundFilm>> FindAsync(PosterRow row, CancellationToken cancellation)
    {
        foreach (var text in new[] { row.Slug, row.ImdbId, row.TitleAndYear }.OfType<string>())
        {
            if (await _films.FindAsync(text, cancellation) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private static PosterCandidate Of(SourceFile file, IReadOnlyList<FoundFilm> films) =>
        films switch
        {
            [var film] => new PosterCandidate(file.Path) { File = file, Film = film },
            [] => PosterCandidate.Refused(
                file.Path,
                PosterOutcome.NoFilm,
                "no film has this address, IMDb id, or title and year"
            ),
            _ => PosterCandidate.Refused(
                file.Path,
                PosterOutcome.SeveralFilms,
                $"it may be {string.Join(" or ", films.Select(f => f.Slug))}; use that as its name"
            ),
        };

    private static PosterCandidate NotAPicture(SourceFile file) =>
        PosterCandidate.Refused(file.Path, PosterOutcome.NotAPicture, "it is not a .jpg, .png, .webp or .avif picture");

    private static PosterCandidate Missing(PosterRow row) =>
        PosterCandidate.Refused(
            row.File,
            PosterOutcome.Missing,
            row.File.Contains("://", StringComparison.Ordinal)
                ? $"line {row.Line} of the table names a web address, and nothing is downloaded"
                : $"line {row.Line} of the table names it, but there is no such file"
        );
}

/// <summary>A picture and the film that it is for, or why there is none.</summary>
/// <param name="Name">The name of the picture in the source or its table.</param>
internal sealed record PosterCandidate(string Name)
{
    public SourceFile? File { get; init; }

    public FoundFilm? Film { get; init; }

    public PosterOutcome Outcome { get; private init; }

    public string? Problem { get; private init; }

    public static PosterCandidate Refused(string name, PosterOutcome outcome, string problem) =>
        new(name) { Outcome = outcome, Problem = problem };
}
