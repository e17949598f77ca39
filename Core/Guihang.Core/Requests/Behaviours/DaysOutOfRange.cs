using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Guihang.Core.Problems;

namespace Guihang.Core.Requests.Behaviours;

/// <summary>Finds the days of a request that lie outside the calendar, wherever in it they stand: no validator and no handler has to think of them.</summary>
internal static class DaysOutOfRange
{
    // What of a type is or holds a day, read once a type: most requests cost a call for each of their days.
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, Func<object, object?> Read)>> Members = new();

    /// <summary>The paths of the days that lie outside.</summary>
    public static IEnumerable<string> In(object request) => Below(request, "");

    private static IEnumerable<string> Below(object owner, string prefix) =>
        Members.GetOrAdd(owner.GetType(), Find).SelectMany(member => Of(member.Read(owner), prefix + member.Name));

    private static IEnumerable<string> Of(object? value, string path) =>
        value switch
        {
            null => [],
            DateOnly day => day >= DayRules.Earliest && day <= DayRules.Latest ? [] : [path],
            IEnumerable list => list.Cast<object?>().SelectMany((element, number) => Of(element, $"{path}[{number}]")),
            _ => Below(value, IsQuery(value.GetType()) ? "" : path + "."),
        };

    // What a query takes stands in the address by its own name, also where another query holds it.
    private static bool IsQuery(Type type) =>
        Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>));

    private static IReadOnlyList<(string, Func<object, object?>)> Find(Type owner) =>
        [.. Readable(owner).Where(property => LeadsToDay(property.PropertyType, [])).Select(property => (property.Name, Reader(property)))];

    // What is computed from other members is not asked for by anybody, and may not be computable before they are found in order.
    private static IEnumerable<PropertyInfo> Readable(Type owner) =>
        owner
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null && property.GetIndexParameters() is []);

    private static bool LeadsToDay(Type declared, HashSet<Type> seen)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type == typeof(DateOnly)
            || (
                seen.Add(type)
                && (
                    type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))
                        ? type.GetGenericArguments().Any(argument => LeadsToDay(argument, seen))
                        : type.Namespace?.StartsWith("Guihang", StringComparison.Ordinal) == true
                            && Readable(type).Any(property => LeadsToDay(property.PropertyType, seen))
                )
            );
    }

    private static Func<object, object?> Reader(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), owner).Compile();
    }
}
