using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Guihang.Core.Data;

/// <summary>
/// Inserts rows of one kind as they are mapped, by one statement that stays prepared: for the few kinds of row that are written many times a second,
/// where the tracking of changes costs more than the row.
/// </summary>
internal sealed class InsertStatement
{
    private readonly string _sql;
    private readonly MappedColumn[] _columns;

    /// <summary>Reads the mapping.</summary>
    public InsertStatement(IEntityType row)
    {
        var table = StoreObjectIdentifier.Table(row.GetTableName()!, row.GetSchema());
        // A part with columns of its own, such as a decision, lies one step deeper.
        List<(IProperty Property, IClrPropertyGetter? Part)> properties =
        [
            .. row.GetProperties().Select(property => (property, (IClrPropertyGetter?)null)),
            .. row.GetComplexProperties()
                .SelectMany(part => part.ComplexType.GetProperties().Select(property => (property, (IClrPropertyGetter?)part.GetGetter()))),
        ];
        _columns = [.. properties.Select(column => MappedColumn.Of(column.Property, column.Part))];
        var names = properties.Select(column => $"\"{column.Property.GetColumnName(table)}\"");
        _sql =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", properties.Select((_, i) => $"@p{i}"))})";
    }

    /// <summary>Inserts a row.</summary>
    public Task<int> Insert(Lease lease, object row)
    {
        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _columns[i].Of(row);
        }

        return lease.Statements.Execute(lease.Transaction, _sql, values);
    }
}
