using System.Text;

namespace ReviewSite.Web.Imports.Generator;

/// <summary>
/// Quotes with realistic word frequencies: the most frequent word is in about four of ten quotes, and most of the
/// vocabulary is in hardly any. The words after the first hundred are not from any language.
/// </summary>
internal sealed class InventedQuotes
{
    private const int Vocabulary = 30_000;
    private const int Fewest = 15;
    private const int Most = 60;

    /// <summary>By how much the very first words are less frequent than the plain law would have them.</summary>
    private const double Flattening = 8;

    private const string Common = """
        film story director actors screen scene plot drama comedy performance camera script ending humor love audience
        cast music character dialogue moment picture style tone pace thriller charm heart wit tension world life city
        night family war silence light memory dream violence romance hope grief clever brilliant dull moving funny
        tender cruel quiet loud bold careful honest clumsy graceful sharp slow gripping tired fresh familiar strange
        lovely bleak warm cold rich thin deep shallow earnest hollow lively patient restless daring gentle grim playful
        sincere tedious vivid weary watches finds loses keeps breaks builds misses earns wastes carries lingers fades
        shines stumbles soars drifts
        """;

    private static readonly string[] _starts =
    [
        "ba",
        "ce",
        "dor",
        "fe",
        "gal",
        "hu",
        "ji",
        "kor",
        "lam",
        "mi",
        "nov",
        "o",
        "pel",
        "qua",
        "ri",
        "sol",
        "ta",
        "ul",
        "ver",
        "wi",
        "xan",
        "yo",
        "ze",
    ];
    private static readonly string[] _middles =
    [
        "ra",
        "li",
        "mo",
        "ne",
        "su",
        "ti",
        "va",
        "do",
        "ga",
        "pe",
        "ku",
        "ci",
    ];
    private static readonly string[] _ends =
    [
        "n",
        "tion",
        "ment",
        "sh",
        "ry",
        "x",
        "dal",
        "ness",
        "m",
        "ver",
        "k",
        "que",
        "ble",
    ];

    private readonly string[] _words;

    public InventedQuotes(int seed)
    {
        var random = new Random(seed);
        string[] common = Common.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _words = [.. common, .. InventedNames.Different(Vocabulary - common.Length, () => Word(random)).Except(common)];
    }

    public string Draw(Random random)
    {
        var length = random.Next(Fewest, Most + 1);
        var quote = new StringBuilder();
        var isStart = true;
        for (var i = 0; i < length; i++)
        {
            var word = _words[Place(random)];
            quote.Append(isStart ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
            isStart = i == length - 1 || random.Happens(0.08);
            quote.Append(
                isStart ? ". "
                : random.Happens(0.06) ? ", "
                : " "
            );
        }

        return quote.ToString(0, quote.Length - 1);
    }

    /// <summary>By the Zipf–Mandelbrot law: the lower a word's rank, the more frequent it is.</summary>
    private int Place(Random random)
    {
        var whole = Math.Log((_words.Length + Flattening) / Flattening);
        return Math.Min(_words.Length - 1, (int)(Flattening * (Math.Exp(random.NextDouble() * whole) - 1)));
    }

    private static string Word(Random random)
    {
        var word = new StringBuilder(random.Pick(_starts));
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            word.Append(random.Pick(_middles));
        }

        return word.Append(random.Pick(_ends)).ToString();
    }
}
