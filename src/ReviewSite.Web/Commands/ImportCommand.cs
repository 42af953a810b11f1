using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Imports.Tables;

namespace ReviewSite.Web.Commands;

/// <summary>Imports review texts, tables, or a whole site: all or nothing.</summary>
internal sealed class ImportCommand
{
    private readonly Argument<FileInfo[]> _files = new("FILE")
    {
        Description =
            "Review pages (text or HTML) and lists of reviews, in UTF-8, or - for standard input; or tables of "
            + "reviews, films and published summaries (CSV, JSON, JSON Lines), which are imported together.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string?> _film = new("--film")
    {
        Description = "The film's title. With --year, the film is added if it does not exist.",
        HelpName = "TITLE",
    };
    private readonly Option<int?> _year = NumberOption.Create<int>(
        "--year",
        "The year of its first release.",
        "YYYY",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        "a year, such as 2013"
    );
    private readonly Option<string?> _slug = new("--slug")
    {
        Description = "An existing film: the last part of its address.",
        HelpName = "SLUG",
    };
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Show what would happen without changing anything.",
    };
    private readonly Option<string?> _data = DataOption.Create();
    private readonly TableOptionSet _table = new();
    private readonly ReportOptions _report = new();
    private readonly CommandSettings _settings;

    private ImportCommand(CommandSettings settings) => _settings = settings;

    public static Command Create(CommandSettings settings) => new ImportCommand(settings).Create();

    private ExampleCommand Create()
    {
        var command = new ExampleCommand(
            "import",
            "Import review texts or tables (all or nothing).",
            "import my-film.txt --film \"My Film\" --year 2013",
            "import saved-page.html --slug my-film --dry-run",
            "import movies.csv reviews.csv --scale 10",
            "import site.json --data new-site"
        )
        {
            _files,
            _film,
            _year,
            _slug,
            _dryRun,
            _data,
        };
        _table.AddTo(command);
        _report.AddTo(command);
        command.Validators.Add(Validate);
        command.SetAction(RunAsync);
        return command;
    }

    private void Validate(CommandResult result)
    {
        var paths = result.GetResult(_files)?.Tokens.Select(t => t.Value).ToList() ?? [];
        var (hasFilm, hasSlug) = (result.GetResult(_film) is not null, result.GetResult(_slug) is not null);
        if (
            paths.Count == 0
            || (!hasFilm && !hasSlug && (AreRefusedLater(paths) || CatalogueImportRun.AreCatalogues(paths)))
        )
        {
            return;
        }

        var areTables = paths.All(TableFile.IsTable);
        if (!hasFilm && !hasSlug && paths.Find(TableFile.IsTable) is { } table && !areTables)
        {
            var text = paths.Find(p => !TableFile.IsTable(p));
            result.AddError($"Import texts and tables one after the other: {text} is a text, {table} is a table.");
        }
        else if (
            (hasFilm && hasSlug)
            || (!hasFilm && !hasSlug && !areTables)
            || (hasSlug && (areTables || result.GetResult(_year) is not null))
        )
        {
            result.AddError(
                areTables
                    ? "Use --film TITLE and --year YYYY to say which film the tables are about, or neither "
                        + "if the tables name their films."
                    : "Use --film TITLE (and --year YYYY) or --slug SLUG to say which film the texts are about."
            );
        }
        else if (!areTables && _table.GivenIn(result) is { } option)
        {
            var text = paths.Find(p => !TableFile.IsTable(p));
            result.AddError($"{option} is for tables only, and {text} is a text; leave the option out.");
        }
    }

    /// <summary>
    /// Whether a file is missing or not a text, which is then the problem to report, not the missing film.
    /// </summary>
    private static bool AreRefusedLater(List<string> paths) =>
        paths.Exists(p => p != InputFiles.StandardInput && (!File.Exists(p) || InputFiles.IsBinary(new FileInfo(p))));

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var files = parsed.GetRequiredValue(_files);
        var (report, isDryRun) = (_report.Of(parsed), parsed.GetValue(_dryRun));
        var chosen = _settings.StoreIn(parsed.GetValue(_data));
        InputFiles.Check(files);
        if (CatalogueImportRun.AreCatalogues(files.Select(f => f.FullName)))
        {
            return await CatalogueImportRun.RunAsync(files, isDryRun, chosen, report, cancellation);
        }

        if (files.All(f => TableFile.IsTable(f.Name)))
        {
            var request = _table.RequestOf(parsed, files) with
            {
                Film = parsed.GetValue(_film) is { } title
                    ? FilmDetails.Of(title, parsed.GetValue(_year)).Cleaned()
                    : null,
                IsDryRun = isDryRun,
            };
            return await TableImportRun.RunAsync(request, chosen, report, cancellation);
        }

        var target = new ImportTarget(parsed.GetValue(_film), parsed.GetValue(_year), parsed.GetValue(_slug));
        return await TextImportRun.RunAsync(files, target, isDryRun, chosen, report, cancellation);
    }
}
