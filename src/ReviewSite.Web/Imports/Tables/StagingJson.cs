using System.Text.Json.Serialization;
using ReviewSite.Domain.Films;

namespace ReviewSite.Web.Imports.Tables;

[JsonSerializable(typeof(FilmDetails))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StagingJson : JsonSerializerContext;
