using System.Text.Json;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Importing.Tables;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Data.Importing.Tables;

/// <summary>Which film a row means, among those that the files have named so far: by key, else IMDb id, else title and year.</summary>
internal sealed class StagedFilms(StagingFile staging)
{
    private readonly Dictionary<string, int> _byKey = [];
    private readonly Dictionary<string, int> _byImdbId = [];
    private readonly Dictionary<(string Title, int? Year), int> _byTitle = [];
    private readonly HashSet<int> _detailed = [];
    private int _last;

    /// <returns>None where the row names a film by what no row before it, and nothing in the row, tells the title of.</returns>
    public int? Find(TableRow row, FilmFacts? given)
    {
        var facts = row.Facts ?? given;
        var title = facts is null ? default : (SearchKey.Of(facts.Title), facts.Year);
        var id = Known(_byKey, row.Film?.Key) ?? Known(_byImdbId, row.Film?.ImdbId) ?? (facts is not null && _byTitle.TryGetValue(title, out var known) ? known : null);
        if (id is null && facts is null)
        {
            return null;
        }

        id ??= Add(row.Line, facts!);
        Remember(_byKey, row.Film?.Key, id.Value);
        Remember(_byImdbId, row.Film?.ImdbId, id.Value);
        if (facts is not null)
        {
            _byTitle.TryAdd(title, id.Value);
            Detail(id.Value, facts);
        }

        return id;
    }

    private static int? Known(Dictionary<string, int> films, string? key) => key is not null && films.TryGetValue(key, out var id) ? id : null;

    private static void Remember(Dictionary<string, int> films, string? key, int id)
    {
        if (key is not null)
        {
            films.TryAdd(key, id);
        }
    }

    private int Add(int line, FilmFacts facts)
    {
        staging.Run("INSERT INTO Films (Id, Line, Facts) VALUES ($0, $1, $2)", ++_last, line, JsonSerializer.Serialize(facts, StagingJson.Default.FilmFacts));
        if (IsDetailed(facts))
        {
            _detailed.Add(_last);
        }

        return _last;
    }

    /// <summary>What a later row knows besides; a table of reviews repeats it on every row, so it is looked at once.</summary>
    private void Detail(int id, FilmFacts facts)
    {
        if (!IsDetailed(facts) || !_detailed.Add(id))
        {
            return;
        }

        using var read = staging.Read("SELECT Facts FROM Films WHERE Id = $0", id);
        read.Read();
        var known = JsonSerializer.Deserialize(read.GetString(0), StagingJson.Default.FilmFacts)!;
        read.Close();
        staging.Run("UPDATE Films SET Facts = $1 WHERE Id = $0", id, JsonSerializer.Serialize(known.UpdatedWith(facts), StagingJson.Default.FilmFacts));
    }

    private static bool IsDetailed(FilmFacts facts) => facts.Differences(FilmFacts.Of(facts.Title, facts.Year)).Any();
}
