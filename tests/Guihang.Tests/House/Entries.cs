using System.Reflection;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;

namespace Guihang.Tests.House;

/// <summary>Every request has one handler, and every entry says who may send it and over what.</summary>
public sealed class Entries
{
    private static readonly List<Type> Types = [.. Rooms.Assemblies.SelectMany(assembly => assembly.GetTypes())];

    [Fact]
    public void Every_request_has_exactly_one_handler()
    {
        Assert.True(Requests(Types).Count() > 30);

        Assert.Empty(WithoutOneHandler(Types));
    }

    [Fact]
    public void Every_entry_says_who_may_send_it_and_over_what()
    {
        Assert.True(Types.Count(IsEntry) > 30);

        Assert.Empty(Types.Where(IsEntry).SelectMany(Undeclared));
    }

    [Fact]
    public void Every_request_that_is_not_asked_by_modules_is_an_entry()
    {
        var others = Requests(Types).Where(type => !IsEntry(type)).ToList();

        Assert.NotEmpty(others);
        Assert.All(others, type => Assert.Contains(type.Assembly, Rooms.Contracts));
    }

    [Fact]
    public void What_is_not_declared_or_not_handled_is_found()
    {
        Assert.Single(Undeclared(typeof(NobodyMaySend)));
        Assert.Single(Undeclared(typeof(ConcernsNothing)));
        Assert.Single(Undeclared(typeof(ConcernsNoUnit)));
        Assert.Equal(
            2,
            WithoutOneHandler([typeof(NobodyMaySend), typeof(ConcernsNothing), typeof(Once), typeof(Twice), typeof(TwiceAgain)]).Count()
        );
    }

    private sealed record NobodyMaySend : IQuery<int>;

    [MaySend(Role.CaseOfficer, Over.Jurisdiction)]
    private sealed record ConcernsNothing : IQuery<int>;

    [MaySend(Role.UnitSecretary, Over.OwnUnit)]
    private sealed record ConcernsNoUnit(string Jurisdiction) : IQuery<int>, IConcernPlace;

    private sealed record Handled : IQuery<int>;

    private sealed class Once : IRequestHandler<Handled, int>
    {
        public Task<int> Handle(Handled request, CancellationToken cancellationToken) => Task.FromResult(1);
    }

    private sealed class Twice : IRequestHandler<ConcernsNothing, int>
    {
        public Task<int> Handle(ConcernsNothing request, CancellationToken cancellationToken) => Task.FromResult(1);
    }

    private sealed class TwiceAgain : IRequestHandler<ConcernsNothing, int>
    {
        public Task<int> Handle(ConcernsNothing request, CancellationToken cancellationToken) => Task.FromResult(2);
    }

    private static bool IsEntry(Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEntry));

    private static IEnumerable<Type> Requests(IEnumerable<Type> types) =>
        types.Where(type => type is { IsClass: true, IsAbstract: false } && Closed(type, typeof(IRequest<>)).Any());

    private static IEnumerable<string> WithoutOneHandler(IReadOnlyList<Type> types)
    {
        var handled = types
            .SelectMany(type => Closed(type, typeof(IRequestHandler<,>)))
            .GroupBy(face => face.GetGenericArguments()[0])
            .ToDictionary(group => group.Key, group => group.Count());
        return Requests(types).Where(request => handled.GetValueOrDefault(request) != 1).Select(request => request.FullName!);
    }

    private static IEnumerable<string> Undeclared(Type entry)
    {
        var declared = entry.GetCustomAttributes<MaySendAttribute>(inherit: false).ToList();
        if (declared is [])
        {
            yield return $"{entry.Name} does not say who may send it";
        }

        if (declared.Exists(may => may.Over is Over.OwnUnit or Over.Named) && !entry.IsAssignableTo(typeof(IConcernSubject)))
        {
            yield return $"{entry.Name} is confined to units or to who is named, and concerns nothing that has either";
        }
        else if (
            declared.Exists(may => may.Over == Over.Jurisdiction)
            && !entry.IsAssignableTo(typeof(IConcernSubject))
            && !entry.IsAssignableTo(typeof(IConcernPlace))
        )
        {
            yield return $"{entry.Name} is confined to jurisdictions and concerns nothing that has one";
        }
    }

    private static IEnumerable<Type> Closed(Type type, Type open) =>
        type.GetInterfaces().Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == open);
}
