using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Store;

public sealed class OutputPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reviewsite-output-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/stdout")]
    [InlineData("/dev/fd/1")]
    [InlineData("/proc/self/fd/1")]
    public void A_device_is_not_a_file_to_replace(string path)
    {
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, "/dev/null");

        Assert.Null(OutputPath.FileAt(path));
        Assert.Null(OutputPath.FileAt(link));
    }

    [Theory]
    [InlineData("")]
    [InlineData("before")]
    public void A_file_is_replaced_wherever_links_lead_to_it(string text)
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, text);
        File.CreateSymbolicLink(Path.Combine(_folder, "first"), "file");
        File.CreateSymbolicLink(Path.Combine(_folder, "second"), "first");

        Assert.Equal(file, OutputPath.FileAt(file));
        Assert.Equal(file, OutputPath.FileAt(Path.Combine(_folder, "second")));
    }

    [Fact]
    public void A_file_that_does_not_exist_yet_is_created()
    {
        var file = Path.Combine(_folder, "new");

        Assert.Equal(file, OutputPath.FileAt(file));
    }
}
