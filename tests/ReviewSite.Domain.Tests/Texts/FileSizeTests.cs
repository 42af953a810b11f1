using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Tests.Texts;

public sealed class FileSizeTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(812, "812 bytes")]
    [InlineData(1024, "1 KB")]
    [InlineData(3500, "3.4 KB")]
    [InlineData(12 * 1024, "12 KB")]
    [InlineData((1024 * 1024) - 1, "1 MB")]
    [InlineData(5_500_000, "5.2 MB")]
    [InlineData(200L * 1024 * 1024, "200 MB")]
    [InlineData(3L * 1024 * 1024 * 1024, "3 GB")]
    [InlineData(5000L * 1024 * 1024 * 1024 * 1024, "5000 TB")]
    public void A_size_has_the_unit_that_fits_it(long bytes, string expected) =>
        Assert.Equal(expected, FileSize.Format(bytes));
}
