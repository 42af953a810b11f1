namespace ReviewSite.Web.Imports.Generator;

/// <summary>Plausible titles of films.</summary>
internal sealed class InventedTitles(InventedNames names)
{
    private static readonly string[] _adjectives =
    [
        "Last",
        "First",
        "Silent",
        "Broken",
        "Long",
        "Dark",
        "Golden",
        "Lost",
        "Secret",
        "Crimson",
        "Paper",
        "Distant",
        "Wild",
        "Empty",
        "Blue",
        "Hidden",
        "Burning",
        "Frozen",
        "Second",
        "Perfect",
        "Little",
        "Great",
        "Strange",
        "Final",
        "Quiet",
        "Iron",
        "Glass",
        "Hollow",
        "Bitter",
        "Restless",
    ];

    private static readonly string[] _nouns =
    [
        "Summer",
        "River",
        "Night",
        "Garden",
        "Letter",
        "Stranger",
        "Mirror",
        "Harbor",
        "Witness",
        "Road",
        "Winter",
        "House",
        "Promise",
        "Soldier",
        "Station",
        "Orchard",
        "Shadow",
        "Kingdom",
        "Voyage",
        "Island",
        "Bridge",
        "Daughter",
        "Storm",
        "Clock",
        "Painter",
        "Thief",
        "Ocean",
        "Fever",
        "Waltz",
        "Verdict",
        "Lantern",
        "Machine",
        "Widow",
        "Carnival",
        "Frontier",
        "Sparrow",
        "Tower",
        "Signal",
        "Hunger",
        "Paradise",
    ];

    public string Draw(Random random) =>
        random.Next(8) switch
        {
            0 => $"The {Adjective(random)} {Noun(random)}",
            1 => $"{Noun(random)} of {Place(random)}",
            2 => $"{First(random)} and {First(random)}",
            3 => $"The {Noun(random)} in {Place(random)}",
            4 => $"{names.Person(random)}’s {Noun(random)}",
            5 => $"{Adjective(random)} {Noun(random)}, {Adjective(random)} {Noun(random)}",
            6 => $"A {Noun(random)} for {First(random)}",
            _ => $"{Place(random)}",
        };

    private static string Adjective(Random random) => random.Pick(_adjectives);

    private static string Noun(Random random) => random.Pick(_nouns);

    private string First(Random random) => random.Pick(names.First);

    private string Place(Random random) => random.Pick(names.Places);
}
