using System.Text;
using AngleSharp.Dom;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Imports.Html;

/// <summary>A page's visible text, one line per block, with what the markup says about each.</summary>
internal sealed class VisibleLines
{
    private static readonly HashSet<string> _hidden =
    [
        "SCRIPT",
        "STYLE",
        "NOSCRIPT",
        "TEMPLATE",
        "HEAD",
        "SVG",
        "IFRAME",
        "SELECT",
        "TEXTAREA",
        "OBJECT",
        "DIALOG",
    ];

    private static readonly HashSet<string> _inline =
    [
        "A",
        "ABBR",
        "B",
        "BDI",
        "CITE",
        "CODE",
        "EM",
        "FONT",
        "I",
        "MARK",
        "Q",
        "S",
        "SMALL",
        "SPAN",
        "STRONG",
        "SUB",
        "SUP",
        "TIME",
        "U",
        "WBR",
        "DATA",
        "METER",
    ];

    private readonly List<PageLine> _lines = [];
    private readonly List<Problem> _problems = [];
    private readonly StringBuilder _text = new();
    private readonly HashSet<INode> _blocks;
    private readonly CancellationToken _stop;
    private int _line = 1;
    private bool _startsBlock;
    private FieldKind? _hint;
    private string? _url;

    private VisibleLines(HashSet<INode> blocks, CancellationToken stop) => (_blocks, _stop) = (blocks, stop);

    public static (IReadOnlyList<PageLine> Lines, IReadOnlyList<Problem> Problems) Of(
        IDocument document,
        CancellationToken stop
    )
    {
        if (document.Body is not { } body)
        {
            return ([], []);
        }

        var lines = new VisibleLines(RepeatingBlocks.Of(body, stop), stop);
        lines.Visit(body);
        lines.EndLine();
        return (lines._lines, lines._problems);
    }

    private void Visit(INode node)
    {
        _stop.ThrowIfCancellationRequested();
        if (node is IText text)
        {
            _text.Append(text.Data);
        }
        else if (node is IElement element && !IsHidden(element))
        {
            if (MarkupHints.IsOfUsers(element) && element.TagName is not "BODY" and not "A" and not "SPAN")
            {
                LeaveOut(element, "written by users");
            }
            else if (IsOfPage(element))
            {
                LeaveOut(element, "not part of a review");
            }
            else
            {
                VisitElement(element);
            }
        }
    }

    /// <summary>The foot of the page itself, not of one of its reviews.</summary>
    private static bool IsOfPage(IElement element) =>
        element.TagName == "FOOTER" && element.Closest("article, section, blockquote, figure, li, td") is null;

    private void VisitElement(IElement element)
    {
        var field = MarkupHints.FieldOf(element);
        var isOwnLine = !_inline.Contains(element.TagName) || field is not null || MarkupHints.IsApart(element);
        if (isOwnLine)
        {
            EndLine();
            _line = element.SourceReference?.Position.Line ?? _line;
        }

        _startsBlock |= _blocks.Contains(element);
        var (outerHint, outerUrl) = (_hint, _url);
        _hint = field ?? _hint;
        _url = element.TagName == "A" ? WebAddress.Of(element.GetAttribute("href")) ?? _url : _url;
        if (MarkupHints.ValueOf(element) is { } value)
        {
            _text.Append(' ').Append(value).Append(' ');
        }
        else
        {
            foreach (var child in element.ChildNodes)
            {
                Visit(child);
            }
        }

        if (isOwnLine)
        {
            EndLine();
            (_hint, _url) = (outerHint, outerUrl);
        }
        else
        {
            _hint = outerHint;
        }
    }

    private void LeaveOut(IElement element, string why)
    {
        EndLine();
        var line = element.SourceReference?.Position.Line ?? _line;
        if (PlainText.Line(element.TextContent) is { } text)
        {
            _problems.Add(Problem.Warning(line, Problem.Excerpt(text), $"{why}; left out"));
        }
    }

    private void EndLine()
    {
        if (PlainText.Line(_text.ToString()) is { } line)
        {
            _lines.Add(
                new PageLine(_line, line)
                {
                    StartsBlock = _startsBlock,
                    Hint = _hint,
                    Url = _url,
                }
            );
            (_startsBlock, _url) = (false, null);
        }

        _text.Clear();
    }

    private static bool IsHidden(IElement element) =>
        _hidden.Contains(element.TagName)
        || element.HasAttribute("hidden")
        || (element.GetAttribute("aria-hidden") == "true" && !MarkupHints.IsIcon(element))
        || element
            .GetAttribute("style")
            ?.Replace(" ", "", StringComparison.Ordinal)
            .Contains("display:none", StringComparison.OrdinalIgnoreCase) == true;
}
