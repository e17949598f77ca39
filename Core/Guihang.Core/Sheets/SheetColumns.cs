using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy;
using Guihang.Policy.Calendar;

namespace Guihang.Core.Sheets;

/// <summary>The columns of a kind of entry: a list's answer, field by field, with what lies deeper beside it.</summary>
public sealed class SheetColumns
{
    private const string Between = "·";

    // What only machines read of an entry.
    private static readonly HashSet<string> Unshown = new(StringComparer.Ordinal) { "Version", "Trace", "PolicyBook" };

    private static readonly ConcurrentDictionary<Type, SheetColumns> Known = new();

    private SheetColumns(Type entry) => Columns = [.. Of(entry, [], 0)];

    /// <summary>The columns.</summary>
    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>The columns of a kind of entry, found once.</summary>
    public static SheetColumns Of(Type entry) => Known.GetOrAdd(entry, type => new SheetColumns(type));

    private static IEnumerable<SheetColumn> Of(Type owner, IReadOnlyList<PropertyInfo> path, int depth) =>
        owner
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters() is [] && !Unshown.Contains(property.Name))
            .SelectMany(property =>
            {
                List<PropertyInfo> further = [.. path, property];
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                return type == typeof(DateSpan) ? Days(further)
                    : IsRecord(type) && depth < 2 ? Of(type, further, depth + 1)
                    : [new SheetColumn(further)];
            });

    // A span is shown by its days: people see the last one.
    private static IEnumerable<SheetColumn> Days(List<PropertyInfo> path) =>
        [
            new SheetColumn([.. path, typeof(DateSpan).GetProperty(nameof(DateSpan.Start))!]),
            new SheetColumn([.. path, typeof(DateSpan).GetProperty(nameof(DateSpan.LastDay))!]),
        ];

    /// <summary>Whether a type has fields that are columns of their own.</summary>
    internal static bool IsRecord(Type type) =>
        type is { IsEnum: false, IsPrimitive: false }
        && type != typeof(Wording)
        && type != typeof(Duration)
        && type.Namespace?.StartsWith("Guihang.", StringComparison.Ordinal) is true
        && !type.IsAssignableTo(typeof(IEnumerable));

    /// <summary>A value as a cell holds it.</summary>
    internal static object? Cell(object? value, CultureInfo language) =>
        value switch
        {
            null => null,
            string or int or long or DateOnly => value,
            bool flag => SheetWords.Flag(flag, language),
            Enum word => SheetWords.Word(word, language) ?? JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
            Guid id => id.ToString(),
            DateTime time => CivilClock.TimeOf(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            DateSpan span => $"{Text(span.Start, language)}—{Text(span.LastDay, language)}",
            Wording wording => wording.In(language),
            IEnumerable list => Joined(list, language),
            _ when IsRecord(value.GetType()) => Fields(value, language),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    private static string Joined(IEnumerable list, CultureInfo language)
    {
        List<string> parts = [];
        foreach (var part in list)
        {
            parts.Add(Text(part, language));
        }

        return string.Join(parts.Exists(part => part.Contains('，', StringComparison.Ordinal)) ? "；" : "、", parts);
    }

    private static string Fields(object record, CultureInfo language) =>
        string.Join(
            "，",
            record
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.PropertyType != typeof(Guid) && property.GetIndexParameters() is [])
                .Select(property => Text(property.GetValue(record), language))
                .Where(text => text is not "")
        );

    private static string Text(object? value, CultureInfo language) =>
        Cell(value, language) switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var text => text.ToString()!,
        };

    /// <summary>The header of a way through fields.</summary>
    internal static string Header(IEnumerable<PropertyInfo> path, CultureInfo language) =>
        string.Join(Between, path.Select(step => SheetWords.Header(step.DeclaringType!, NameOf(step), language) ?? NameOf(step)));

    internal static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}

/// <summary>A column: a field of an entry, or a field of a field.</summary>
/// <param name="path">The way to it.</param>
public sealed class SheetColumn(IReadOnlyList<PropertyInfo> path)
{
    /// <summary>The way to it.</summary>
    public IReadOnlyList<PropertyInfo> Path => path;

    /// <summary>The field's own name, in camel case.</summary>
    public string Field { get; } = SheetColumns.NameOf(path[^1]);

    /// <summary>Whether it holds the id of something.</summary>
    public bool HoldsId { get; } = (Nullable.GetUnderlyingType(path[^1].PropertyType) ?? path[^1].PropertyType) == typeof(Guid);

    /// <summary>Its header.</summary>
    public string Header(CultureInfo language) => SheetColumns.Header(path, language);

    /// <summary>An entry's value.</summary>
    public object? Of(object entry)
    {
        object? value = entry;
        foreach (var step in path)
        {
            value = value is null ? null : step.GetValue(value);
        }

        return value;
    }

    /// <summary>An entry's value as a cell holds it.</summary>
    public object? Cell(object entry, CultureInfo language) => SheetColumns.Cell(Of(entry), language);
}
