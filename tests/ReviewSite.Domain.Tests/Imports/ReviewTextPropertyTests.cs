using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>What the reader holds to on any input whatever.</summary>
public sealed class ReviewTextPropertyTests
{
    private static readonly byte[] _seed = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "seed-data", "pusher", "critic-reviews.txt")
    );

    private static readonly string[] _nastyLines =
    [
        "",
        " ",
        "\t",
        "2.",
        "2. 80",
        "3. Reviewed by: Nobody",
        "Reviewed by: Nobody",
        "Publication: None",
        "Jul 15, 2013",
        "80",
        "101",
        "B+",
        "★★☆",
        "Critic Reviews",
        "Generally favorable reviews - based on 11 Critics",
        "1. Positive: 9 out of 11",
        "300 is a film",
        "\u00A0",
        "\u2028",
        "\r",
        "\0",
        "\uFEFF",
        "… – “quoted” —",
        "\u202Eright to left",
        "a\u200Bb",
        "<b>bold</b>",
        "999999999. 5",
        "9999999999. 5",
    ];

    private static readonly Gen<string> _anyText = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.Elements(_nastyLines).ListOf(6).Select(lines => string.Join('\n', lines)),
        Gen.Choose(0, 0x10FFFF)
            .Select(c => c is >= 0xD800 and <= 0xDFFF ? ((char)c).ToString() : char.ConvertFromUtf32(c))
    );

    private static readonly Gen<ReviewTextItem> _item =
        from critic in Optional(_anyText)
        from isCredit in Gen.Elements(true, false)
        from publication in Optional(_anyText)
        from original in Optional(Gen.Elements("80", "0", "100", "3.5/4", "B+", "★★★½☆", "101", "5/4", "F-"))
        from days in Gen.Choose(-20000, 60000)
        from quote in Optional(_anyText)
        select Item(critic, isCredit, publication, original, days, quote);

    private static readonly Gen<PublishedSummary?> _published =
        from phrase in Optional(Gen.Elements(VerdictScale.Standard.Verdicts.Select(v => v.Phrase).ToArray()))
        from critics in Gen.Choose(0, 100)
        from bands in Gen.Choose(0, 100).Select(c => c % 3 == 0 ? null : (int?)c).ListOf(3)
        from isThere in Gen.Elements(true, true, false)
        select isThere ? new PublishedSummary(phrase, critics, bands[0], bands[1], bands[2], null) : null;

    [Fact]
    public void Any_bytes_are_read_without_an_exception_and_problems_name_lines_that_are_there() =>
        Check(
            ArbMap.Default.GeneratorFor<byte[]>(),
            bytes => IsSound(ReviewTextReader.Read(bytes), Encoding.UTF8.GetString(bytes))
        );

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Check(_anyText, text => IsSound(ReviewTextReader.Read(text), text));

    [Fact]
    public void The_seed_changed_at_random_is_read_without_an_exception() =>
        Check(
            Gen.Choose(0, _seed.Length - 1)
                .SelectMany(at => Gen.Choose(0, 255), (at, value) => (at, (byte)value))
                .ListOf(20)
                .SelectMany(changes => Gen.Choose(0, 60), (changes, cut) => Changed(changes, cut)),
            bytes => IsSound(ReviewTextReader.Read(bytes), Encoding.UTF8.GetString(bytes))
        );

    [Fact]
    public void The_seed_with_its_lines_shuffled_is_read_without_an_exception() =>
        Check(
            Gen.Shuffle(Encoding.UTF8.GetString(_seed).Split('\n').Concat(_nastyLines).ToArray())
                .Select(lines => string.Join('\n', lines)),
            text => IsSound(ReviewTextReader.Read(text), text)
        );

    [Fact]
    public void What_is_written_is_read_back_unchanged() =>
        Check(
            from published in _published
            from items in _item.ListOf(4)
            select (published, items: items.Where(i => !i.IsEmpty).ToList()),
            given =>
            {
                var text = ReviewTextReader.Read(ReviewTextWriter.Write(given.published, given.items));
                return text.Published == given.published
                    && text.Reviews.Select(r => r with { Line = 0 }).SequenceEqual(given.items);
            }
        );

    private static ReviewTextItem Item(
        string? name,
        bool isCredit,
        string? publication,
        string? original,
        int days,
        string? quote
    )
    {
        var line = PlainText.Line(name) is { Length: <= 150 } known ? known : null;
        var isNotCredited = isCredit || line?.Contains("[not credited]", StringComparison.OrdinalIgnoreCase) == true;
        return new ReviewTextItem(
            0,
            isNotCredited ? null : line,
            isNotCredited && line is not null ? PlainText.Line(line + " [Not Credited]") : null,
            PlainText.Line(publication),
            original,
            OriginalScore.Read(original, ReviewText.ScoreScale).Score,
            days < 0 ? null : new DateOnly(1888, 1, 1).AddDays(days),
            PlainText.Paragraphs(quote)
        );
    }

    private static byte[] Changed(IEnumerable<(int At, byte Value)> changes, int cut)
    {
        byte[] bytes = [.. _seed];
        foreach (var (at, value) in changes)
        {
            bytes[at] = value;
        }

        return bytes[..^cut];
    }

    private static Gen<string?> Optional(Gen<string> some) =>
        Gen.OneOf(Gen.Constant<string?>(null), some.Select(s => (string?)s));

    private static bool IsSound(ReviewText read, string text)
    {
        var lines = text.Split('\n', '\r').Length;
        return read.Problems.All(p => p.Line >= 1 && p.Line <= lines && p.Found.Length > 0 && p.Message.Length > 0)
            && read.Reviews.All(r =>
                !r.IsEmpty && r.Line >= 1 && r.Line <= lines && (r.Score is null || r.OriginalScore is not null)
            )
            && (read.Reviews.Count > 0 || read.HasErrors);
    }

    private static void Check<T>(Gen<T> inputs, Func<T, bool> holds) =>
        Prop.ForAll(inputs.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
