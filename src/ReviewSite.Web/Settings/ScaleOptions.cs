using System.Globalization;
using System.Text.RegularExpressions;
using ReviewSite.Domain;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Settings;

/// <summary>
/// The site's scale: <c>Scale:Preset</c>, <c>films</c> or <c>games</c>, in which <c>Scale:PositiveFrom</c>,
/// <c>Scale:MixedFrom</c> and <c>Scale:Verdicts</c> override single values.
/// </summary>
public static partial class ScaleOptions
{
    private const string Section = "Scale";
    private const string PresetSetting = "Scale:Preset";
    private const string PositiveSetting = "Scale:PositiveFrom";
    private const string MixedSetting = "Scale:MixedFrom";
    private const string VerdictsSetting = "Scale:Verdicts";
    private const int MostVerdicts = 20;
    private const int LongestPhrase = 60;

    /// <summary>The names of all of them.</summary>
    internal static readonly IReadOnlyList<string> Settings =
    [
        PresetSetting,
        PositiveSetting,
        MixedSetting,
        VerdictsSetting,
    ];

    /// <exception cref="InvalidInputException">The settings are not a valid scale; the message names the wrong
    /// one.</exception>
    public static VerdictScale Read(IConfiguration configuration)
    {
        RefuseUnknown(configuration);
        var preset = Preset(configuration[PresetSetting]);
        if (!new[] { PositiveSetting, MixedSetting, VerdictsSetting }.Any(s => HasValue(configuration, s)))
        {
            return preset;
        }

        var positive = CutOff(configuration, PositiveSetting) ?? preset.PositiveFrom;
        var mixed = CutOff(configuration, MixedSetting) ?? preset.MixedFrom;
        var verdicts = HasValue(configuration, VerdictsSetting)
            ? Verdicts(configuration[VerdictsSetting]!)
            : [.. preset.Verdicts.Select(v => (v.Band!.Value.Low, v.Phrase))];
        Check(positive, mixed, verdicts, preset.TooFew);
        return VerdictScale.Of(VerdictScale.CustomName, positive, mixed, verdicts);
    }

    private static void RefuseUnknown(IConfiguration configuration)
    {
        var unknown = configuration
            .GetSection(Section)
            .GetChildren()
            .FirstOrDefault(c => !Settings.Contains(c.Path, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new InvalidInputException($"{unknown.Path} is not a setting; use {string.Join(", ", Settings)}.");
        }
    }

    private static VerdictScale Preset(string? text)
    {
        VerdictScale[] presets = [VerdictScale.Standard, VerdictScale.Games];
        return string.IsNullOrWhiteSpace(text)
            ? VerdictScale.Standard
            : Array.Find(presets, p => p.Name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidInputException(
                    $"{PresetSetting} is “{text}”; expected {string.Join(" or ", presets.Select(p => p.Name))}."
                );
    }

    private static int? CutOff(IConfiguration configuration, string setting) =>
        !HasValue(configuration, setting) ? null
        : int.TryParse(configuration[setting], NumberStyles.None, CultureInfo.InvariantCulture, out var score)
        && score is > Score.Lowest and <= Score.Highest
            ? score
        : throw new InvalidInputException(
            $"{setting} is “{configuration[setting]}”; expected a whole number from {Score.Lowest + 1} to "
                + $"{Score.Highest}."
        );

    /// <summary>From the best to the worst, in whichever order they are given.</summary>
    private static List<(int From, string Phrase)> Verdicts(string text)
    {
        var verdicts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Verdict)
            .OrderByDescending(v => v.From)
            .ToList();
        return verdicts.Count <= MostVerdicts
            ? verdicts
            : throw new InvalidInputException(
                $"{VerdictsSetting} has {verdicts.Count} verdicts; at most {MostVerdicts} are possible."
            );
    }

    private static (int From, string Phrase) Verdict(string text)
    {
        var match = VerdictForm().Match(text);
        return
            match.Success
            && int.Parse(match.Groups["from"].ValueSpan, CultureInfo.InvariantCulture) is <= Score.Highest and var from
            && PlainText.Line(match.Groups["phrase"].Value) is { Length: <= LongestPhrase } phrase
            && phrase.Any(char.IsLetterOrDigit)
            ? (from, phrase)
            : throw new InvalidInputException(
                $"{VerdictsSetting} contains “{text}”; expected the lowest score and a phrase of up to {LongestPhrase} "
                    + "characters, such as 75 Recommended, separated by semicolons."
            );
    }

    private static void Check(int positive, int mixed, List<(int From, string Phrase)> verdicts, Verdict tooFew)
    {
        if (mixed >= positive)
        {
            throw new InvalidInputException(
                $"{MixedSetting} is {mixed} and {PositiveSetting} {positive}; "
                    + "mixed scores must begin below the positive ones."
            );
        }

        if (verdicts.CountBy(v => v.From).FirstOrDefault(v => v.Value > 1) is { Value: > 1, Key: var twice })
        {
            throw new InvalidInputException($"{VerdictsSetting} has two verdicts from {twice}; remove one.");
        }

        if (
            verdicts
                .Select(v => VerdictScale.KeyOf(v.Phrase))
                .Append(tooFew.Key)
                .CountBy(k => k)
                .FirstOrDefault(k => k.Value > 1) is
            { Value: > 1, Key: var same }
        )
        {
            throw new InvalidInputException(
                $"{VerdictsSetting} has two verdicts that would both have the address “{same}”; change a phrase."
            );
        }

        foreach (
            var (from, what) in new[]
            {
                (Score.Lowest, "the lowest score"),
                (mixed, MixedSetting),
                (positive, PositiveSetting),
            }
        )
        {
            if (verdicts.All(v => v.From != from))
            {
                throw new InvalidInputException(
                    $"{VerdictsSetting} has no verdict that begins at {from}, {what}; "
                        + "a verdict must not span two receptions. Add one."
                );
            }
        }
    }

    private static bool HasValue(IConfiguration configuration, string setting) =>
        !string.IsNullOrWhiteSpace(configuration[setting]);

    [GeneratedRegex(@"^(?<from>\d{1,3})\s+(?<phrase>\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex VerdictForm();
}
