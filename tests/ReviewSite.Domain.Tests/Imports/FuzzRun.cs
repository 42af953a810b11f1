using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>
/// Gives a reader texts that are damaged at random, and sees that none makes it fail or hang. The environment variable
/// REVIEWSITE_FUZZ_INPUTS says how many, such as 100000; usually there are few.
/// </summary>
/// <param name="texts">What is damaged.</param>
/// <param name="fragments">What is put into it.</param>
public sealed class FuzzRun(IReadOnlyList<string> texts, IReadOnlyList<string> fragments)
{
    private const int MostChanges = 12;
    private const int LongestCut = 60;

    /// <summary>Against hanging alone: how quick a reader is, is printed and not asserted.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    /// <returns>
    /// How many there were and how long the slowest took, for people: by the clock, and in processor time of the whole
    /// process, which other work on the machine does not lengthen.
    /// </returns>
    public string Run(int usual, Action<string> read)
    {
        var asked = Environment.GetEnvironmentVariable("REVIEWSITE_FUZZ_INPUTS");
        var inputs = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : usual;
        var random = new Random(20130715);
        var (slowest, hardest, whole) = (TimeSpan.Zero, TimeSpan.Zero, Stopwatch.StartNew());
        for (var i = 0; i < inputs; i++)
        {
            var text = Damaged(texts[random.Next(texts.Count)], random);
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            try
            {
                read(text);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Input {i} cannot be read:\n{text}", e);
            }

            Assert.True(clock.Elapsed < _longest, text);
            slowest = Longer(slowest, clock.Elapsed);
            hardest = Longer(hardest, Environment.CpuUsage.TotalTime - before);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{inputs:N0} inputs without an exception in {whole.Elapsed.TotalSeconds:N0} s; "
                + $"the slowest took {slowest.TotalMilliseconds:N0} ms by the clock, "
                + $"{hardest.TotalMilliseconds:N0} ms of processor time"
        );
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private string Damaged(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var changes = random.Next(1, MostChanges); changes > 0 && damaged.Length > 0; changes--)
        {
            var at = random.Next(damaged.Length);
            var length = Math.Min(random.Next(LongestCut), damaged.Length - at);
            _ = random.Next(4) switch
            {
                0 => damaged.Remove(at, length),
                1 => damaged.Insert(at, fragments[random.Next(fragments.Count)]),
                2 => damaged.Insert(at, damaged.ToString(at, length)),
                _ => damaged.Replace(damaged[at], (char)random.Next(char.MaxValue), at, length),
            };
        }

        return damaged.ToString();
    }
}
