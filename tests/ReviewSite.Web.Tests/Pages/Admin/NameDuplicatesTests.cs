using ReviewSite.Web.Pages.Admin;

namespace ReviewSite.Web.Tests.Pages.Admin;

public sealed class NameDuplicatesTests
{
    [Theory]
    [InlineData("Sight & Sound", "Sight and Sound")]
    [InlineData("The New York Times", "New York Times")]
    [InlineData("RogerEbert.com", "Roger Ebert")]
    [InlineData("A.O. Scott", "A. O. Scott")]
    [InlineData("J. Hoberman", "Jim Hoberman")]
    [InlineData("Variety", "VARIETY.com")]
    public void Names_that_differ_in_form_alone_are_probably_the_same(string one, string other)
    {
        string[] names = [one, "Someone Else", other];

        var (first, second) = Assert.Single(NameDuplicates.Among(names, n => n));

        Assert.Equal(new[] { one, other }.Order(), new[] { first, second }.Order());
    }

    [Theory]
    [InlineData("Ann Smith", "Bob Smith")]
    [InlineData("The Times", "The Sunday Times")]
    [InlineData("???", "!!!")]
    public void Other_names_are_not(params string[] names) => Assert.Empty(NameDuplicates.Among(names, n => n));

    [Fact]
    public void An_initial_that_may_be_one_of_two_is_not_told_to_be_either() =>
        Assert.Empty(NameDuplicates.Among(["J. Smith", "Jane Smith", "John Smith"], n => n));
}
