using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Imports.Html;

/// <summary>
/// What a page tells search engines about its reviews, in JSON-LD or microdata with the schema.org vocabulary.
/// </summary>
internal sealed class PageData
{
    private readonly List<Problem> _problems = [];
    private readonly List<RecordFields> _reviews = [];
    private PublishedSummary? _published;

    public static ReviewText Of(IDocument document, CancellationToken stop)
    {
        var data = new PageData();
        foreach (var script in document.QuerySelectorAll("script[type*='ld+json' i]"))
        {
            stop.ThrowIfCancellationRequested();
            data.ReadJson(script.TextContent, script.SourceReference?.Position.Line ?? 1);
        }

        if (data._reviews.Count == 0)
        {
            foreach (
                var item in document.QuerySelectorAll(
                    "[itemscope][itemtype*='Review' i], [itemscope][itemtype*='AggregateRating' i]"
                )
            )
            {
                stop.ThrowIfCancellationRequested();
                data.Take(Microdata.Read(item), item.SourceReference?.Position.Line ?? 1);
            }
        }

        return data.ToText();
    }

    private ReviewText ToText()
    {
        var scale = PageScale.Of(null, _reviews);
        var reader = new RecordReader(scale, _problems);
        var reviews = _reviews.Select(reader.Read).Where(r => !r.IsEmpty).Distinct().ToList();
        return new ReviewText(_published, reviews, [.. _problems.OrderBy(p => p.Line)]) { Scale = scale };
    }

    private void ReadJson(string json, int line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(
                Encoding.UTF8.GetBytes(json),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            foreach (var item in SchemaItem.All(parsed.RootElement))
            {
                Take(item, line);
            }
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            _problems.Add(
                Problem.Warning(
                    line,
                    "structured data that is not valid JSON",
                    "left out; the page's text was read instead"
                )
            );
        }
    }

    private void Take(SchemaItem item, int line)
    {
        if (item.IsA("AggregateRating"))
        {
            _published ??= SchemaSummary.Of(item);
        }
        else if (item.IsA("Review") || item.IsA("CriticReview"))
        {
            TakeReview(item, line);
        }
        else if (item.IsA("UserReview"))
        {
            LeaveOut(item, line);
        }
    }

    private void TakeReview(SchemaItem item, int line)
    {
        // Sites also mark their users' reviews as Review; a critic's review names its publication.
        var review = SchemaReview.Of(item, line);
        if (review.Publication is null && !item.IsA("CriticReview"))
        {
            LeaveOut(item, line);
        }
        else if (review is not { Critic: null, Quote: [], Score: null })
        {
            _reviews.Add(review);
        }
    }

    private void LeaveOut(SchemaItem item, int line) =>
        _problems.Add(
            Problem.Warning(
                line,
                $"a review by {Problem.Excerpt(item.Name("author") ?? "an unknown author")} without a publication",
                "it may be a user review; left out"
            )
        );
}
