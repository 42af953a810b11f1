using ReviewSite.Domain;
using ReviewSite.Web.Exports;
using ReviewSite.Web.Posters;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>The posters of a catalogue, each known by its content.</summary>
/// <param name="files"><c>null</c> if no picture is to be kept.</param>
internal sealed class CataloguePosters(PosterFiles? files)
{
    private readonly HashSet<string> _names = [];

    public int Count => _names.Count;

    public async Task AddAsync(CataloguePoster form, CatalogueValidator check, CancellationToken cancellation)
    {
        check.At("base64").Require(form.Base64.Length <= PosterFiles.MostBytes, "expected a picture of at most 300 KB");
        try
        {
            check
                .At("name")
                .Require(
                    PosterFiles.NameOf(form.Base64) == form.Name,
                    $"expected a name that is the picture's own hash, “{PosterFiles.NameOf(form.Base64)}”"
                );
        }
        catch (InvalidInputException e) when (!e.Message.StartsWith(check.Place, StringComparison.Ordinal))
        {
            check.At("base64").Refuse(e.Message, e);
        }

        _names.Add(form.Name);
        if (files is not null)
        {
            await files.KeepAsync(form.Base64, cancellation);
        }
    }

    public void RequireAll(IEnumerable<string> shown)
    {
        if (shown.FirstOrDefault(p => !_names.Contains(p)) is { } missing)
        {
            new CatalogueValidator(CatalogueSchema.Posters).Refuse(
                $"a film uses “{missing}”, which is not among them; add it, or set that film's poster to null"
            );
        }
    }
}
