using Microsoft.EntityFrameworkCore.Metadata;

namespace Guihang.Core.Data;

/// <summary>A property of a mapped row: where it stands and how it is stored.</summary>
/// <param name="Part">Gets the part of the row in which it lies; null where it lies in the row itself.</param>
/// <param name="Getter">Gets its value.</param>
/// <param name="Convert">Makes of the value what is stored; null where that is the same.</param>
internal readonly record struct MappedColumn(IClrPropertyGetter? Part, IClrPropertyGetter Getter, Func<object?, object?>? Convert)
{
    /// <summary>Reads the mapping of a property.</summary>
    public static MappedColumn Of(IProperty property, IClrPropertyGetter? part = null) =>
        new(part, property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider);

    /// <summary>What is stored of a row.</summary>
    public object? Of(object row)
    {
        var value = Getter.GetClrValue(Part?.GetClrValue(row) ?? row);
        return value is null || Convert is null ? value : Convert(value);
    }
}
