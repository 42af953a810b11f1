using AngleSharp.Dom;

namespace ReviewSite.Web.Imports.Html;

/// <summary>The elements that repeat beside each other with much text in each, as reviews do.</summary>
internal sealed class RepeatingBlocks
{
    private const int Fewest = 3;

    /// <summary>Less text than any review with a name and a quote has.</summary>
    private const int ShortestBlock = 40;

    private const int LongestBlock = 6_000;

    private readonly Dictionary<INode, int> _groupSizes = [];
    private readonly CancellationToken _stop;

    private RepeatingBlocks(CancellationToken stop) => _stop = stop;

    public static HashSet<INode> Of(IElement body, CancellationToken stop)
    {
        var blocks = new RepeatingBlocks(stop);
        blocks.Measure(body);
        return blocks.Largest();
    }

    /// <summary>
    /// One pass from the leaves up, since asking each element for its text would take quadratic time.
    /// </summary>
    private (int Text, int Elements) Measure(IElement element)
    {
        _stop.ThrowIfCancellationRequested();
        var sizes = element.Children.Select(c => (Element: c, Size: Measure(c))).ToList();
        foreach (var group in sizes.GroupBy(s => Kind(s.Element)).Where(g => g.Count() >= Fewest))
        {
            var half = group.Count() / 2;
            if (
                group.Count(s => s.Size.Elements >= 2) > half
                && group.Count(s => s.Size.Text is >= ShortestBlock and <= LongestBlock) > half
            )
            {
                foreach (var (block, _) in group)
                {
                    _groupSizes[block] = group.Count();
                }
            }
        }

        var own = element.TagName is "SCRIPT" or "STYLE"
            ? 0
            : element.ChildNodes.OfType<IText>().Sum(t => t.Data.AsSpan().Trim().Length);
        return (own + sizes.Sum(s => s.Size.Text), sizes.Sum(s => s.Size.Elements) + sizes.Count);
    }

    /// <summary>
    /// Parts of a review may repeat inside it, and sections of the page around it; the reviews are the largest group.
    /// </summary>
    private HashSet<INode> Largest()
    {
        var blocks = _groupSizes.Keys.ToHashSet();
        foreach (var (block, size) in _groupSizes)
        {
            _stop.ThrowIfCancellationRequested();
            foreach (var around in Ancestors(block).Where(_groupSizes.ContainsKey))
            {
                blocks.Remove(size > _groupSizes[around] ? around : block);
            }
        }

        return blocks;
    }

    private static string Kind(IElement element) => $"{element.TagName} {FirstWordOf(element.ClassName)}";

    /// <summary>Without splitting the others, of which a page may have a hundred thousand.</summary>
    private static ReadOnlySpan<char> FirstWordOf(string? text)
    {
        var words = text.AsSpan().TrimStart();
        return words.IndexOfAny(" \t\n\f\r") is >= 0 and var end ? words[..end] : words;
    }

    private static IEnumerable<INode> Ancestors(INode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }
}
