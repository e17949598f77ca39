using System.Reflection;
using Autofac;
using Autofac.Extensions.DependencyInjection;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Tests.Host.Support;
using MediatR;

namespace Guihang.Tests.Host.Pipeline;

/// <summary>What the container of the real host holds: every handler, listener and validator once, and the behaviours in their order.</summary>
public sealed class Registrations
{
    private static readonly Type[] Kinds = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];

    // The modules are those whose databases are registered, and Core.
    private static List<Type> Types(ILifetimeScope root) =>
        [
            .. root.Resolve<IEnumerable<ModuleDatabase>>()
                .Select(module => module.Context.Assembly)
                .Distinct()
                .SelectMany(assembly => assembly.GetTypes()),
        ];

    [Fact]
    public async Task Handlers_listeners_and_validators_are_registered_once()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);

        Assert.Empty(Registered(app.Services.GetAutofacRoot()));
    }

    [Fact]
    public async Task An_assembly_registered_twice_is_found()
    {
        await using var app = new TestApp(await TestDatabase.Create(DatabaseKind.Sqlite))
        {
            Container = builder =>
                builder.RegisterAssemblyTypes(typeof(Guihang.Visits.VisitsModule).Assembly).AsClosedTypesOf(typeof(IRequestHandler<,>)),
        };

        var faults = Registered(app.Services.GetAutofacRoot());

        Assert.Contains(faults, fault => fault.StartsWith("RecordVisitHandler: 2", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.StartsWith("RegisterPersonHandler", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_is_authorised_then_validated_then_read_or_changed()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        var root = app.Services.GetAutofacRoot();
        await using var scope = root.BeginLifetimeScope();
        var (queries, changes) = (0, 0);
        foreach (
            var entry in Types(root).Where(type => type.IsAssignableTo(typeof(IEntry)) && type is { IsAbstract: false, IsInterface: false })
        )
        {
            var answer = entry.GetInterfaces().Single(i => Is(i, typeof(IRequest<>))).GetGenericArguments()[0];
            var behaviours = (
                (IEnumerable<object>)
                    scope.Resolve(typeof(IEnumerable<>).MakeGenericType(typeof(IPipelineBehavior<,>).MakeGenericType(entry, answer)))
            )
                .Select(behaviour => behaviour.GetType().Name.Split('`')[0])
                .ToList();
            var isQuery = entry.GetInterfaces().Any(i => Is(i, typeof(IQuery<>)));

            Assert.Equal(["AuthoriseBehaviour", "ValidateBehaviour", isQuery ? "SnapshotBehaviour" : "ChangeBehaviour"], behaviours);
            Assert.NotEqual(isQuery, entry.GetInterfaces().Any(i => Is(i, typeof(IChange<>))));
            (queries, changes) = isQuery ? (queries + 1, changes) : (queries, changes + 1);
        }

        Assert.True(queries > 10 && changes > 10, $"{queries} queries, {changes} changes");
    }

    // What is registered another number of times than once, by the type's name.
    private static List<string> Registered(ILifetimeScope root)
    {
        var seen = new HashSet<Type>();
        var faults = new List<string>();
        foreach (var type in Types(root).Where(type => type is { IsAbstract: false, IsClass: true } && HasPublicConstructor(type)))
        {
            foreach (var service in type.GetInterfaces().Where(i => Kinds.Any(kind => Is(i, kind))))
            {
                seen.Add(service.GetGenericTypeDefinition());
                var registered = root
                    .ComponentRegistry.RegistrationsFor(new Autofac.Core.TypedService(service))
                    .Count(found => found.Activator.LimitType == type);
                var all = root.ComponentRegistry.RegistrationsFor(new Autofac.Core.TypedService(service)).Count();
                if (registered != 1 || (Is(service, typeof(IRequestHandler<,>)) && all != 1))
                {
                    faults.Add($"{type.Name}: {registered} of {all} for {service.Name}");
                }
            }
        }

        Assert.Equal(Kinds.ToHashSet(), seen);
        return faults;
    }

    private static bool HasPublicConstructor(Type type) => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public).Length > 0;

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
