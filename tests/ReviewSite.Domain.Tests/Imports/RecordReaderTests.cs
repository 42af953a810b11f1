using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Tests.Imports;

public sealed class RecordReaderTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_score_that_is_too_long_to_be_stored_is_left_out_with_a_warning(int beyond, bool isKept)
    {
        var score = "80/100" + new string('.', OriginalScore.MaxLength + beyond - "80/100".Length);
        var problems = new List<Problem>();

        var review = new RecordReader(new PageScale(Points: 100, Stars: null), problems).Read(
            new RecordFields(Line: 3) { Score = new Token(FieldKind.Score, 4, score) }
        );

        Assert.Equal(isKept ? score : null, review.OriginalScore);
        Assert.Equal(
            isKept ? [] : [4],
            problems
                .Where(p => p.ToString().Contains("a score of at most 50 characters", StringComparison.Ordinal))
                .Select(p => p.Line)
        );
    }
}
