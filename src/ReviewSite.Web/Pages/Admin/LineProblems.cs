using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The problems in the lines that an editor typed.</summary>
internal sealed class LineProblems
{
    private const int MostReported = 20;

    private readonly List<string> _sentences = [];

    public int Count => _sentences.Count;

    public void Add(int line, string sentence) =>
        _sentences.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {sentence}"));

    /// <summary>The first ones, and how many more there are.</summary>
    public void Report(ModelStateDictionary errors, string field)
    {
        foreach (var sentence in _sentences.Take(MostReported))
        {
            errors.AddModelError(field, sentence);
        }

        if (Count > MostReported)
        {
            errors.AddModelError(
                field,
                $"{Phrases.Count(Count - MostReported, "more line has", "more lines have")} a problem."
            );
        }
    }
}
