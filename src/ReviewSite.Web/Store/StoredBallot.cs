using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewSite.Domain.Polls;

namespace ReviewSite.Web.Store;

/// <summary>The form in which critics' lists are stored in the row of their poll.</summary>
/// <param name="CriticKey">For the database, which derives <see cref="Entities.PollCritic"/> from it.</param>
internal sealed record StoredBallot(string By, string CriticKey, IReadOnlyList<BallotEntry> Entries)
{
    public static string Write(IReadOnlyList<Ballot> ballots) =>
        JsonSerializer.Serialize(
            [.. ballots.Select(b => new StoredBallot(b.By, b.CriticKey, b.Entries))],
            StoredBallotJson.Default.IReadOnlyListStoredBallot
        );

    public static IReadOnlyList<Ballot> Read(string json) =>
        JsonSerializer.Deserialize(json, StoredBallotJson.Default.IReadOnlyListStoredBallot) is { } ballots
            ? [.. ballots.Select(b => new Ballot(b.By, b.Entries))]
            : throw new InvalidOperationException("A poll's stored lists are empty.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<StoredBallot>))]
internal sealed partial class StoredBallotJson : JsonSerializerContext;
