using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Guihang.Core.Data;

/// <summary>
/// Stores some properties of rows of one kind by one statement that stays prepared: for the few kinds of row that change by the thousand at once, where the
/// tracking of changes costs more than the row.
/// </summary>
internal sealed class UpdateStatement
{
    private readonly string _sql;
    private readonly MappedColumn[] _columns;

    /// <summary>Reads the mapping.</summary>
    public UpdateStatement(IEntityType row, IReadOnlyList<string> properties)
    {
        var table = StoreObjectIdentifier.Table(row.GetTableName()!, row.GetSchema());
        var key = row.FindPrimaryKey()!.Properties.Single();
        List<IProperty> set = [.. properties.Select(name => row.FindProperty(name)!)];
        _columns = [.. set.Append(key).Select(property => MappedColumn.Of(property))];
        _sql =
            $"UPDATE \"{table.Name}\" SET {string.Join(", ", set.Select((property, i) => $"\"{property.GetColumnName(table)}\" = @p{i}"))} WHERE \"{key.GetColumnName(table)}\" = @p{set.Count}";
    }

    /// <summary>Stores them of a row.</summary>
    public Task<int> Update(Lease lease, object row)
    {
        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _columns[i].Of(row);
        }

        return lease.Statements.Execute(lease.Transaction, _sql, values);
    }
}
