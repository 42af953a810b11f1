using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReviewSite.Web.Store;

/// <summary>
/// The columns of a table that rows are written to, as the model has them: all but those that the database works out
/// itself.
/// </summary>
internal static class TableColumns
{
    public static IReadOnlyList<IProperty> Of(IModel model, Type entity) =>
        [.. TypeOf(model, entity).GetFlattenedProperties().Where(p => p.GetComputedColumnSql() is null)];

    public static string TableOf(IModel model, Type entity) => TypeOf(model, entity).GetTableName()!;

    /// <param name="prefix">Before each name, such as <c>s.</c>.</param>
    public static string List(IEnumerable<IProperty> columns, string prefix = "") =>
        string.Join(", ", columns.Select(c => $"{prefix}\"{c.GetColumnName()}\""));

    private static IEntityType TypeOf(IModel model, Type entity) =>
        model.FindEntityType(entity)
        ?? throw new ArgumentException($"{entity.Name} is not in the model.", nameof(entity));
}
