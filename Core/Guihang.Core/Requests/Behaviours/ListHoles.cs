using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace Guihang.Core.Requests.Behaviours;

/// <summary>Finds null among the elements of a request's lists: JSON brings it whatever the list's type says, and no validator has to think of it.</summary>
internal static class ListHoles<TRequest>
{
    // How deep a request holds another: a correction holds the whole record.
    private const int Deepest = 2;

    // Read once a type, so that a request costs a call for each of its lists.
    private static readonly (string Path, Func<TRequest, IEnumerable?> Read)[] Lists = [.. Find()];

    /// <summary>The paths of the elements that are null.</summary>
    public static IEnumerable<string> In(TRequest request)
    {
        foreach (var (path, read) in Lists)
        {
            var number = 0;
            foreach (var element in read(request) ?? Array.Empty<object>())
            {
                if (element is null)
                {
                    yield return $"{path}[{number}]";
                }

                number++;
            }
        }
    }

    private static IEnumerable<(string, Func<TRequest, IEnumerable?>)> Find()
    {
        var request = Expression.Parameter(typeof(TRequest));
        return Below(request, "", Deepest)
            .Select(list => (list.Path, Expression.Lambda<Func<TRequest, IEnumerable?>>(list.Read, request).Compile()));
    }

    private static IEnumerable<(string Path, Expression Read)> Below(Expression owner, string prefix, int depth)
    {
        foreach (var property in owner.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0)
            {
                continue;
            }

            var read = Expression.Property(owner, property);
            if (IsList(property.PropertyType))
            {
                yield return (prefix + property.Name, Expression.Convert(read, typeof(IEnumerable)));
            }
            else if (
                depth > 1
                && property.PropertyType is { IsClass: true } type
                && type.Namespace?.StartsWith("Guihang", StringComparison.Ordinal) == true
            )
            {
                foreach (var (path, inner) in Below(read, $"{prefix}{property.Name}.", depth - 1))
                {
                    var none = Expression.Constant(null, typeof(IEnumerable));
                    yield return (path, Expression.Condition(Expression.Equal(read, Expression.Constant(null, type)), none, inner));
                }
            }
        }
    }

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && !type.GetGenericArguments()[0].IsValueType;
}
