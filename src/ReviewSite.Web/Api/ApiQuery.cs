using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Settings;

namespace ReviewSite.Web.Api;

/// <summary>The query fields of every list of the API, and how its responses are built.</summary>
internal sealed class ApiQuery
{
    public const int MostItems = 100;

    /// <summary>What a field that is on or off can be.</summary>
    public static readonly IReadOnlyDictionary<string, bool> OnOrOff = new Dictionary<string, bool>
    {
        ["true"] = true,
        ["false"] = false,
    };

    private const int UsualItems = 20;
    private const int LongestFields = 500;

    private readonly HttpContext _context;

    public ApiQuery(HttpContext context)
    {
        _context = context;
        Reader = new QueryReader(context.Request.Query);
        Limit = Reader.Whole("limit", 1, MostItems) ?? UsualItems;
    }

    public static QueryFieldAttribute LimitField { get; } =
        new("limit", "The most entries in one response.")
        {
            Range = (1, MostItems),
            Default = UsualItems.ToString(CultureInfo.InvariantCulture),
        };

    public static QueryFieldAttribute CursorField { get; } =
        new(
            "cursor",
            "The position to continue from. Follow “next” or the “Link” header; do not construct it yourself."
        );

    public static QueryFieldAttribute FieldsField { get; } =
        new(
            "fields",
            "Only these fields, separated by commas, of the document or of each entry; the others are left out."
        );

    public QueryReader Reader { get; }

    public int Limit { get; }

    /// <param name="list">The list and its order; a cursor of another list is refused.</param>
    public Cursor? Cursor(string list)
    {
        if (Reader.Text("cursor", Api.Cursor.Longest) is not { } text)
        {
            return null;
        }

        var cursor = Api.Cursor.Parse(text, list);
        if (cursor is null)
        {
            Reader.Refuse("cursor", "“cursor” does not belong to this list and order. Start again without it.");
        }

        return cursor;
    }

    /// <summary>What is wrong with the address, by field; <c>null</c> if all is well.</summary>
    public IResult? Problem() => Reader.Problem();

    /// <summary>One document, or the fields of it that were asked for.</summary>
    public IResult One<T>(T document)
        where T : class
    {
        var json = Json();
        var fields = Fields<T>(json);
        return Problem()
            ?? (fields is null ? Results.Ok(document) : Results.Json(FieldSelection.Of(document, fields, json), json));
    }

    /// <param name="items">One more than <see cref="Limit"/> if the list goes on.</param>
    /// <param name="cursorAfter">The cursor that continues after this entry.</param>
    public IResult List<TRow, T>(IReadOnlyList<TRow> items, Func<TRow, T?> document, Func<TRow, Cursor> cursorAfter)
        where T : class
    {
        var shown = items.Take(Limit).ToList();
        return List([.. shown.Select(document).OfType<T>()], items.Count > Limit ? cursorAfter(shown[^1]) : null);
    }

    /// <summary>A list whose entries have ascending numbers, the newest first.</summary>
    /// <param name="newest">Returns at most this many entries, before the one with this number if it is given.</param>
    public async Task<IResult> NewestAsync<TRow, T>(
        string list,
        Func<int, int?, Task<List<TRow>>> newest,
        Func<TRow, T> document,
        Func<TRow, int> id
    )
        where T : class
    {
        var cursor = Cursor(list);
        return Problem() ?? List(await newest(Limit + 1, cursor?.Id), document, row => new Cursor(list, id(row)));
    }

    public IResult List<T>(IReadOnlyList<T> documents, Cursor? next)
        where T : class
    {
        var json = Json();
        var fields = Fields<T>(json);
        if (Problem() is { } problem)
        {
            return problem;
        }

        var address = next is null ? null : AddressOf(next);
        if (address is not null)
        {
            _context.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        }

        return fields is null
            ? Results.Ok(new ListDocument<T>(documents, address))
            : Results.Json(
                new ListDocument<System.Text.Json.Nodes.JsonObject>(
                    [.. documents.Select(d => FieldSelection.Of(d, fields, json))],
                    address
                ),
                json
            );
    }

    /// <summary>The address of the same list from there on.</summary>
    public string AddressOf(Cursor next)
    {
        var fields = _context
            .GetEndpoint()!
            .Metadata.GetOrderedMetadata<QueryFieldAttribute>()
            .Where(f => f != CursorField)
            .Select(f => (f.Name, (string?)_context.Request.Query[f.Name].ToString()));
        return Absolute(Address.Of(_context.Request.Path, fields.Append((CursorField.Name, next.ToString()))));
    }

    public string Absolute(string path) => Absolute(_context, path);

    public static string Absolute(HttpContext context, string path) =>
        context.RequestServices.GetRequiredService<SiteOptions>().Absolute(context, path);

    private HashSet<string>? Fields<T>(JsonSerializerOptions json)
    {
        if (Reader.Text("fields", LongestFields) is not { } text)
        {
            return null;
        }

        var known = json.GetTypeInfo(typeof(T)).Properties.Select(p => p.Name).ToList();
        var asked = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet();
        var wrong = asked.Count == 0 ? "is empty" : asked.Except(known).Select(u => $"has “{u}”").FirstOrDefault();
        if (wrong is not null)
        {
            Reader.Refuse("fields", $"“fields” {wrong}; there are {string.Join(", ", known)}.");
        }

        return asked;
    }

    private JsonSerializerOptions Json() =>
        _context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
}
