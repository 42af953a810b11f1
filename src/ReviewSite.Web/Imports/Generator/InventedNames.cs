using Bogus;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>
/// The names in an invented catalogue, generated once. Picking one of them is much faster than inventing another.
/// </summary>
internal sealed class InventedNames
{
    private const int Draws = 4_000;

    private readonly string[] _first;
    private readonly string[] _last;

    public InventedNames(int seed)
    {
        var faker = new Faker("en") { Random = new Randomizer(seed) };
        _first = Draw(() => faker.Name.FirstName());
        _last = Draw(() => faker.Name.LastName());
        Places = Draw(() => faker.Address.City());
    }

    public IReadOnlyList<string> First => _first;

    public IReadOnlyList<string> Last => _last;

    public IReadOnlyList<string> Places { get; }

    public string Person(Random random) => $"{random.Pick(_first)} {random.Pick(_last)}";

    /// <summary>The requested number of names, no two of which count as the same.</summary>
    public static string[] Different(int count, Func<string> make)
    {
        var keys = new HashSet<string>();
        var names = new List<string>(count);
        while (names.Count < count)
        {
            var name = make();
            if (keys.Add(SearchKey.Of(name)))
            {
                names.Add(name);
            }
        }

        return [.. names];
    }

    private static string[] Draw(Func<string> name) => [.. Enumerable.Range(0, Draws).Select(_ => name()).Distinct()];
}
