using System.Globalization;
using System.Reflection;
using Guihang.Core.Problems;
using Guihang.Core.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Http;

/// <summary>Refuses what an address asks for that its operation does not know: a mistyped <c>asOf</c> must not give the figure of today.</summary>
public static class KnownQueries
{
    /// <summary>Lets no operation of the group pass over what it is asked.</summary>
    public static RouteGroupBuilder WithKnownQueries(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(
            (context, next) =>
            {
                var known = NamesOf(context.MethodInfo).ToHashSet(StringComparer.OrdinalIgnoreCase);
                return invocation =>
                {
                    Check(invocation.HttpContext.Request.Query, known);
                    return next(invocation);
                };
            }
        );
        return group;
    }

    private static void Check(IQueryCollection asked, HashSet<string> known)
    {
        var unknown = asked.Keys.Where(name => !known.Contains(name)).ToList();
        if (unknown is not [])
        {
            throw new ProblemException(CoreProblems.Unreadable)
            {
                Fields = [.. unknown.Select(name => UnreadableRequest.Unknown(name, known, CultureInfo.CurrentUICulture))],
            };
        }
    }

    private static IEnumerable<string> NamesOf(MethodInfo handler) =>
        handler
            .GetParameters()
            .SelectMany(parameter =>
                parameter.IsDefined(typeof(AsParametersAttribute))
                    ? parameter
                        .ParameterType.GetProperties()
                        .Where(property => property.SetMethod is not null)
                        .Select(property => property.Name)
                : IsRead(parameter.ParameterType) ? [parameter.Name!]
                : []
            )
            .Concat(ListSheets.IsList(handler.ReturnType) ? [ListSheets.Parameter, ListSheets.ColumnsParameter] : [])
            .Select(ValidationTexts.CamelCase);

    // Bodies and services are no part of an address.
    private static bool IsRead(Type type) => type == typeof(string) || (type.IsValueType && type != typeof(CancellationToken));
}
