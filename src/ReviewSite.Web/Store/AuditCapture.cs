using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Store;

/// <summary>What a change is about to do to the things whose history is kept, taken before it is saved.</summary>
internal sealed class AuditCapture
{
    private static readonly HashSet<Type> _kept =
    [
        typeof(Film),
        typeof(Review),
        typeof(Critic),
        typeof(Publication),
        typeof(Import),
        typeof(ImportedSummary),
        typeof(SavedGrid),
        typeof(CuratedFilms),
        typeof(Poll),
    ];

    /// <summary>
    /// What follows from other values by rule, counts the changes themselves, or changes only to be forgotten.
    /// </summary>
    private static readonly HashSet<string> _notKept =
    [
        nameof(Film.Summary),
        nameof(Film.Version),
        nameof(Film.TitleKey),
        nameof(Film.SearchText),
        nameof(NamedContributor.NameKey),
        nameof(Review.Reception),
        nameof(Review.ErasedQuotes),
        nameof(ImportedSummary.ScoreStands),
        nameof(Import.Warnings),
    ];

    private readonly List<EntityEntry> _added;
    private readonly List<(EntityEntry Entry, IProperty Property, string? Before)> _modified;

    private readonly List<HistoryChange> _mentions;

    private AuditCapture(
        List<EntityEntry> added,
        List<(EntityEntry Entry, IProperty Property, string? Before)> modified,
        List<HistoryChange> mentions
    ) => (_added, _modified, _mentions) = (added, modified, mentions);

    /// <summary>Whether the history has the changes of such a thing.</summary>
    public static bool Audits(Type type) => _kept.Contains(type);

    public static AuditCapture Of(ReviewSiteDb db)
    {
        var entries = db.ChangeTracker.Entries().Where(e => _kept.Contains(e.Entity.GetType())).ToList();
        return new AuditCapture(
            [.. entries.Where(e => e.State == EntityState.Added)],
            [
                .. from entry in entries
                where entry.State == EntityState.Modified
                from property in entry.Properties
                where property.IsModified && IsKept(property.Metadata)
                select (entry, property.Metadata, Text(property.Metadata, property.OriginalValue)),
            ],
            [
                .. MentionChanges<ImportFilmMention>(db, nameof(ImportFilmMention.FilmId)),
                .. MentionChanges<ImportMention>(db, nameof(ImportMention.ReviewId)),
            ]
        );
    }

    /// <summary>The changes, once they have been saved and what was added has its number.</summary>
    public IEnumerable<HistoryChange> Changes() =>
        [
            .. _added.Select(e => new HistoryChange(
                e.Entity.GetType().Name,
                Id(e),
                Field: null,
                Before: null,
                After: null
            )),
            .. _modified
                .Select(m => new HistoryChange(
                    m.Entry.Entity.GetType().Name,
                    Id(m.Entry),
                    m.Property.Name,
                    m.Before,
                    Text(m.Property, m.Entry.Property(m.Property.Name).CurrentValue)
                ))
                .Where(c => c.Before != c.After),
            .. _mentions,
        ];

    /// <summary>A value as text, in the form in which it is stored.</summary>
    public static string? Text(IProperty property, object? value)
    {
        var converter = value is null ? null : property.GetTypeMapping().Converter;
        return (converter is null ? value : converter.ConvertToProvider(value)) switch
        {
            null => null,

            // The store does not keep whether it was written 3 or 3.0.
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            var stored => Convert.ToString(stored, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The inverse of <see cref="Text"/>.</summary>
    public static object? Value(IProperty property, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var stored =
            type == typeof(DateOnly)
                ? DateOnly.Parse(text, CultureInfo.InvariantCulture)
                : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    /// <summary>Whether the history keeps what this was; where it does not, nothing is reverted.</summary>
    public static bool IsKept(IProperty property) =>
        !_notKept.Contains(property.Name) && property.ValueGenerated == ValueGenerated.Never;

    /// <summary>
    /// Which films or reviews an import lists, recorded as values of the import, since such rows have no number of
    /// their own. What an import that is added lists is a part of it.
    /// </summary>
    private static IEnumerable<HistoryChange> MentionChanges<T>(ReviewSiteDb db, string listed)
        where T : class =>
        from entry in db.ChangeTracker.Entries<T>()
        where entry.State is EntityState.Added or EntityState.Deleted
        let import = entry.Property<int>(nameof(ImportMention.ImportId))
        where !import.IsTemporary
        let id = entry.Property<int>(listed).CurrentValue.ToString(CultureInfo.InvariantCulture)
        let isAdded = entry.State == EntityState.Added
        select new HistoryChange(typeof(T).Name, import.CurrentValue, listed, isAdded ? null : id, isAdded ? id : null);

    private static int Id(EntityEntry entry) =>
        (int)entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;
}
