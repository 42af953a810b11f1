using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

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

/// <summary>
/// What entities have for one column, in the form in which the database has it. A value that the next entity has too,
/// such as an empty list, is converted once.
/// </summary>
internal sealed class ColumnReader(IProperty property)
{
    private readonly IClrPropertyGetter _getter = property.GetGetter();
    private readonly IClrPropertyGetter? _complex = (
        property.DeclaringType as IComplexType
    )?.ComplexProperty.GetGetter();
    private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;
    private object? _last;
    private object? _lastStored;

    public object? Read(object entity)
    {
        var owner = _complex is null ? entity : _complex.GetClrValue(entity);
        var value = owner is null ? null : _getter.GetClrValue(owner);
        if (value is null || _converter is null)
        {
            return value;
        }

        if (!value.Equals(_last))
        {
            (_last, _lastStored) = (value, _converter.ConvertToProvider(value));
        }

        return _lastStored;
    }
}
