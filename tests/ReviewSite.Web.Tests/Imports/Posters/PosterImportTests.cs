using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Web.History;
using ReviewSite.Web.Imports.Posters;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Tests.Imports.Posters;

/// <summary>The seeded site has Pusher (1996); these add another Pusher, and Alien: Resurrection.</summary>
public sealed class PosterImportTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] _picture = Pictures.Png(1);
    private static readonly byte[] _other = Pictures.Png(2);

    private readonly Site _site = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewsite-posters-");

    public async Task InitializeAsync()
    {
        await _site.ImportAsync("Pusher", "1. 80\nReviewed by: A Critic\nFine.", 2012);
        await _site.ImportAsync(
            FilmDetails.Of("Alien: Resurrection", 1997) with
            {
                ImdbId = "tt0118583",
            },
            "1. 80\nReviewed by: A Critic\nFine."
        );
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _site.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Write(string path, byte[] content)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllBytes(file.FullName, content);
    }

    private void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    private async Task<PosterReport> RunAsync(bool replaces = false, bool isDryRun = false, string? path = null)
    {
        using var source = await PosterSource.OpenAsync(path ?? _folder.FullName, default);
        return await _site
            .Services.GetRequiredService<PosterImport>()
            .RunAsync(
                source,
                new PosterOptions(replaces, isDryRun),
                Actor.CommandLine,
                new Progress<double>(),
                default
            );
    }

    private async Task<PosterReport> RunZipAsync(params (string Name, byte[] Content)[] files)
    {
        Write("posters.zip", Zip.Of(files));
        return await RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"));
    }

    private Task<Dictionary<string, string?>> PostersAsync() =>
        _site.ReadAsync(db => db.Films.ToDictionaryAsync(f => f.Slug, f => f.Poster));

    private static string[] Lines(PosterReport report) =>
        [.. report.Results.Select(r => $"{r.File} {r.Outcome} {r.Film}".TrimEnd())];

    [Theory]
    [InlineData("\uFFFE.png")]
    [InlineData("Unknown \uFFFE film.png")]
    public async Task A_file_whose_name_has_a_character_that_is_none_is_left_out_alone(string name)
    {
        var report = await RunZipAsync((name, _picture), ("pusher.png", _other));

        Assert.Equal([$"{name} NoFilm", "pusher.png Added pusher"], Lines(report).OrderBy(l => l[^1] == 'r'));
    }

    [Theory]
    [InlineData("pusher.png", "pusher")]
    [InlineData("pusher-2012.JPG", "pusher-2012")]
    [InlineData("Pusher (1996).png", "pusher")]
    [InlineData("PUSHER (2012).jpeg", "pusher-2012")]
    [InlineData("tt0118583.webp", "alien-resurrection")]
    [InlineData("TT0118583.png", "alien-resurrection")]
    [InlineData("Alien_ Resurrection (1997).png", "alien-resurrection")]
    [InlineData("Alien Resurrection.png", "alien-resurrection")]
    [InlineData("a/b/pusher.png", "pusher")]
    [InlineData("Pusher (2012)/poster.png", "pusher-2012")]
    [InlineData("Pusher (2012)/Folder.png", "pusher-2012")]
    public async Task A_picture_is_for_the_film_that_its_name_says(string name, string film)
    {
        Write(name, _picture);

        var report = await RunAsync();

        Assert.Equal([$"{name} Added {film}"], Lines(report));
        Assert.Equal([film], (await PostersAsync()).Where(f => f.Value is not null).Select(f => f.Key));
    }

    [Theory]
    [InlineData("Pusher.png", PosterOutcome.SeveralFilms, "pusher or pusher-2012")]
    [InlineData("Pusher (1997).png", PosterOutcome.NoFilm, "no film")]
    [InlineData("Alien Resurrection (1998).png", PosterOutcome.NoFilm, "no film")]
    [InlineData("tt9999999.png", PosterOutcome.NoFilm, "no film")]
    [InlineData("pusher.txt", PosterOutcome.NotAPicture, "it is not a .jpg, .png, .webp or .avif picture")]
    [InlineData("pusher.svg", PosterOutcome.NotAPicture, "it is not a .jpg, .png, .webp or .avif picture")]
    public async Task A_file_that_is_for_no_film_is_reported(string name, PosterOutcome outcome, string problem)
    {
        Write(name, _picture);

        var result = Assert.Single((await RunAsync()).Results);

        Assert.Equal((name, outcome), (result.File, result.Outcome));
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
        Assert.All(await PostersAsync(), f => Assert.Null(f.Value));
    }

    [Theory]
    [InlineData("text", "not a supported image")]
    [InlineData("cut", "damaged")]
    [InlineData("large", "10 MB")]
    public async Task A_picture_that_cannot_be_read_does_not_stop_the_others(string kind, string problem)
    {
        Write(
            "pusher.png",
            kind switch
            {
                "text" => "<svg></svg>"u8.ToArray(),
                "cut" => _picture[..60],
                _ => [.. _picture, .. new byte[10 * 1024 * 1024]],
            }
        );
        Write("tt0118583.png", _other);

        var report = await RunAsync();

        Assert.Equal(["pusher.png NotAPicture pusher", "tt0118583.png Added alien-resurrection"], Lines(report));
        Assert.Contains(problem, report.Results[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_keeps_its_poster_unless_replacing_is_asked_for()
    {
        Write("pusher.png", _picture);
        await RunAsync();
        var first = (await PostersAsync())["pusher"];
        Write("pusher.png", _other);

        var kept = await RunAsync();
        var afterKept = (await PostersAsync())["pusher"];
        var replaced = await RunAsync(replaces: true);
        var afterReplaced = (await PostersAsync())["pusher"];
        var again = await RunAsync(replaces: true);

        Assert.Equal(("pusher.png Kept pusher", first, null), (Lines(kept)[0], afterKept, kept.Entry));
        Assert.Equal("pusher.png Replaced pusher", Lines(replaced)[0]);
        Assert.NotEqual(first, afterReplaced);
        Assert.Equal(("pusher.png Kept pusher", null), (Lines(again)[0], again.Entry));
    }

    [Fact]
    public async Task Of_two_pictures_for_one_film_the_first_is_used()
    {
        Write("Pusher (1996).png", _picture);
        Write("pusher.png", _other);

        Assert.Equal(["Pusher (1996).png Added pusher", "pusher.png SameFilm pusher"], Lines(await RunAsync()));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_changes_nothing()
    {
        Write("pusher.png", _picture);
        Write("nothing.png", _picture);

        var report = await RunAsync(isDryRun: true);

        Assert.Equal(["nothing.png NoFilm", "pusher.png Added pusher"], Lines(report));
        Assert.Null(report.Entry);
        Assert.All(await PostersAsync(), f => Assert.Null(f.Value));
        Assert.False(Directory.Exists(Path.Combine(_site.DataFolder, "posters")));
    }

    [Fact]
    public async Task All_of_it_is_one_change_that_is_undone_at_once()
    {
        Write("pusher.png", _picture);
        Write("tt0118583.png", _other);
        var before = await _site.ReadAsync(db => db.History.CountAsync());

        var report = await RunAsync();
        var (count, what) = await _site.ReadAsync(async db =>
            (await db.History.CountAsync(), (await db.History.OrderBy(h => h.Id).LastAsync()).What)
        );
        var obstacles = await _site
            .Services.GetRequiredService<Reverter>()
            .RevertAsync(report.Entry!.Value, Actor.CommandLine, default);

        Assert.Equal((before + 1, "Posters added"), (count, what));
        Assert.True(obstacles.IsEmpty);
        Assert.All(await PostersAsync(), f => Assert.Null(f.Value));
    }

    [Fact]
    public async Task What_operating_systems_leave_behind_is_ignored()
    {
        Write("pusher.png", _picture);
        foreach (var name in new[] { ".DS_Store", "__MACOSX/._pusher.png", "Thumbs.db", ".hidden/tt0118583.png" })
        {
            Write(name, _other);
        }

        Assert.Equal(["pusher.png Added pusher"], Lines(await RunAsync()));
    }

    [Theory]
    [InlineData("slug,poster", "pusher-2012,Images/A.png")]
    [InlineData("imdb;File name", "https://www.imdb.com/title/tt0118583/;a.png")]
    [InlineData("title,year,cover", "Pusher,1996,a.png")]
    [InlineData("Movie title\tYear\tPicture", "Alien: Resurrection\t1997\ta.png")]
    [InlineData("slug,title,year,image", "gone,Pusher,2012,images\\a.png")]
    public async Task A_table_says_which_picture_shows_which_film(string header, string row)
    {
        Write("images/a.png", _picture);
        Write("films.csv", $"{header}\n{row}\n");

        var report = await RunAsync();

        Assert.Equal((1, 1), (report.Results.Count, report.Shown));
        Assert.Equal("images/a.png", report.Results[0].File);
    }

    [Fact]
    public async Task What_a_table_does_not_say_right_is_reported()
    {
        Write("a.png", _picture);
        Write("b.png", _picture);
        Write("x/c.png", _picture);
        Write("y/c.png", _picture);
        Write("notes.txt", "x");
        Write(
            "films.csv",
            "title,year,poster\nPusher,1996,a.png\nPusher,,a.png\nNobody,1999,a.png\nPusher,2012,gone.png\n"
                + "Alien: Resurrection,1997,https://example.org/a.png\nPusher,2012,c.png\nPusher,2012,notes.txt\n"
                + "Pusher,2012,\n"
        );

        var report = await RunAsync();

        Assert.Equal(
            [
                "a.png Added pusher",
                "a.png SeveralFilms",
                "a.png NoFilm",
                "gone.png Missing",
                "https://example.org/a.png Missing",
                "c.png Missing",
                "notes.txt NotAPicture",
                "b.png NotInTable",
            ],
            Lines(report)
        );
        Assert.Contains("line 5", report.Results[3].Problem, StringComparison.Ordinal);
        Assert.Contains("nothing is downloaded", report.Results[4].Problem, StringComparison.Ordinal);
        Assert.Contains("several folders", report.Results[5].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title,year\nPusher,1996\n", "expected a column “poster”")]
    [InlineData("poster,score\na.png,1\n", "expected a column “poster”")]
    [InlineData("", "header line")]
    [InlineData("slug,poster\n\"pusher,a.png\n", "never closed")]
    public async Task A_table_without_the_columns_is_refused(string csv, string problem)
    {
        Write("a.png", _picture);
        Write("films.csv", csv);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync());

        Assert.StartsWith("films.csv cannot be used. ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tables_are_refused()
    {
        Write("a.png", _picture);
        Write("a.csv", "slug,poster\n");
        Write("b.csv", "slug,poster\n");

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync());

        Assert.Contains("more than one table", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ZIP_is_read_with_its_table_and_without_what_is_hidden()
    {
        var report = await RunZipAsync(
            ("posters/", []),
            ("posters/one.png", _picture),
            ("posters/two.png", _other),
            ("__MACOSX/posters/._one.png", [1]),
            ("films.csv", "slug,poster\npusher,one.png\npusher-2012,posters/two.png\n"u8.ToArray())
        );

        Assert.Equal(["posters/one.png Added pusher", "posters/two.png Added pusher-2012"], Lines(report));
        Assert.Equal("posters.zip", report.Source);
    }

    [Fact]
    public async Task Nothing_is_written_under_the_name_that_a_ZIP_gives()
    {
        var report = await RunZipAsync(("../../pusher.png", _picture), ("/etc/pusher-2012.png", _other));

        Assert.Equal(["../../pusher.png Added pusher", "/etc/pusher-2012.png Added pusher-2012"], Lines(report));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_site.DataFolder, "posters")).Length);
        Assert.Equal(["posters.zip"], Directory.GetFileSystemEntries(_folder.FullName).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(false, "pusher.png NotAPicture pusher")]
    [InlineData(true, "pusher.png Added pusher")]
    public async Task A_picture_that_a_ZIP_inflates_is_read_no_further_than_allowed(bool isUnderstated, string line)
    {
        var zip = Zip.Of(("pusher.png", [.. _picture, .. new byte[50_000_000]]));
        Assert.True(zip.Length < 100_000);
        if (isUnderstated)
        {
            // Then only so much is read as it says.
            BitConverter.TryWriteBytes(zip.AsSpan(DirectoryOf(zip) + 24), _picture.Length);
        }

        Write("posters.zip", zip);

        Assert.Equal([line], Lines(await RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"))));
    }

    private static int DirectoryOf(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);

    [Theory]
    [InlineData("text", "neither a folder nor a ZIP file")]
    [InlineData("cut", "damaged")]
    [InlineData("encrypted", "encrypted")]
    [InlineData("empty", "contains no pictures")]
    [InlineData("hidden", "contains no pictures")]
    public async Task A_ZIP_that_cannot_be_used_says_why(string kind, string problem)
    {
        var zip = Zip.Of(kind == "empty" ? [] : [(kind == "hidden" ? ".pusher.png" : "pusher.png", _picture)]);
        if (kind == "encrypted")
        {
            zip[6] |= 1;
            zip[DirectoryOf(zip) + 8] |= 1;
        }

        Write(
            "posters.zip",
            kind switch
            {
                "text" => "Hello"u8.ToArray(),
                "cut" => zip[..^30],
                _ => zip,
            }
        );

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"))
        );

        Assert.StartsWith("posters.zip", refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_a_ZIP_packs_in_an_unknown_way_does_not_stop_the_others()
    {
        var zip = Zip.Of(("pusher-2012.png", _picture), ("tt0118583.png", _other));
        (zip[8], zip[DirectoryOf(zip) + 10]) = (99, 99);
        Write("posters.zip", zip);

        var report = await RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"));

        Assert.Equal(
            ["pusher-2012.png NotAPicture pusher-2012", "tt0118583.png Added alien-resurrection"],
            Lines(report)
        );
    }

    [Fact]
    public async Task A_zip_file_of_too_many_folders_is_refused_before_they_are_read()
    {
        var folders = Enumerable.Range(0, 100_000).Select(i => ($"{i}/", Array.Empty<byte>()));
        Write("posters.zip", Zip.Of(folders.Append(("pusher-2012.png", _picture))));

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"))
        );

        Assert.Equal(
            "posters.zip contains more than 100,000 files and folders. Include only the pictures.",
            refused.Message
        );
    }

    [Theory]
    [InlineData("count")]
    [InlineData("count in the large record")]
    public async Task A_zip_file_that_understates_its_files_is_refused_before_they_are_read(string lie)
    {
        var zip = Zip.Of(Enumerable.Range(0, 100_001).Select(i => ($"{i}/", Array.Empty<byte>())));
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var large = zip.AsSpan().LastIndexOf("PK\u0006\u0006"u8);
        if (lie == "count")
        {
            // The record with the place of the directory is still that for large files.
            BitConverter.TryWriteBytes(zip.AsSpan(end + 8), (ushort)5);
            BitConverter.TryWriteBytes(zip.AsSpan(end + 10), (ushort)5);
            BitConverter.TryWriteBytes(zip.AsSpan(end + 16), uint.MaxValue);
        }
        else
        {
            BitConverter.TryWriteBytes(zip.AsSpan(large + 24), 5L);
            BitConverter.TryWriteBytes(zip.AsSpan(large + 32), 5L);
        }

        Write("posters.zip", zip);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"))
        );

        Assert.Equal(
            "posters.zip contains more than 100,000 files and folders. Include only the pictures.",
            refused.Message
        );
    }

    [Fact]
    public async Task A_zip_file_that_overstates_its_files_is_damaged()
    {
        var zip = Zip.Of(("pusher.png", _picture));
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(end + 8), (ushort)60_000);
        BitConverter.TryWriteBytes(zip.AsSpan(end + 10), (ushort)60_000);
        Write("posters.zip", zip);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"))
        );

        Assert.StartsWith("posters.zip is neither a folder nor a ZIP file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_10000_files_are_refused()
    {
        Write("posters.zip", Zip.Of(Enumerable.Range(0, 10_001).Select(i => ($"{i}.png", Array.Empty<byte>()))));

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            RunAsync(path: Path.Combine(_folder.FullName, "posters.zip"))
        );

        Assert.Contains("more than 10,000 files", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_picture_and_nothing_at_all()
    {
        Write("pusher.png", _picture);
        var one = await RunAsync(path: Path.Combine(_folder.FullName, "pusher.png"));

        var none = await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(path: "/nowhere"));

        Assert.Equal(["pusher.png Added pusher"], Lines(one));
        Assert.Contains("does not exist", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_a_circle_is_not_followed()
    {
        Write("pusher.png", _picture);
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "again"), _folder.FullName);

        Assert.Equal(["pusher.png Added pusher"], Lines(await RunAsync()));
    }
}
