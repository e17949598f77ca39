using System.Reflection;
using Guihang.Core;
using Guihang.Core.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Guihang.Tests.House;

/// <summary>In a module the Autofac module, requests and their answers, page components and migrations are public; everything else is internal and sealed.</summary>
public sealed class Visibility
{
    [Fact]
    public void Modules_show_only_what_others_need()
    {
        var types = Rooms.Modules.SelectMany(module => module.GetTypes()).ToList();
        Assert.True(types.Count > 100);

        Assert.Empty(TooVisible(types));
    }

    [Fact]
    public void What_modules_keep_to_themselves_is_sealed()
    {
        var types = Rooms.Modules.SelectMany(module => module.GetTypes()).ToList();

        Assert.Empty(Open(types));
    }

    [Fact]
    public void A_type_that_nobody_needs_to_see_is_found()
    {
        Assert.Equal(
            typeof(NobodyNeedsToSeeThis).FullName,
            Assert.Single(TooVisible([typeof(NobodyNeedsToSeeThis), typeof(SomeRequest), typeof(SomeAnswer)]))
        );
        Assert.Equal(typeof(OpenToInheritance).FullName, Assert.Single(Open([typeof(OpenToInheritance), typeof(Visibility)])));
    }

    public class NobodyNeedsToSeeThis;

    public sealed record SomeAnswer(int Number);

    public sealed record SomeRequest : IQuery<SomeAnswer>;

#pragma warning disable CA1852 // It is the violation.
    private class OpenToInheritance;
#pragma warning restore CA1852

    private static IEnumerable<string> TooVisible(IReadOnlyList<Type> types)
    {
        var shown = types.Where(type => type.IsAssignableTo(typeof(IEntry))).SelectMany(Answers).ToHashSet();
        return types
            .Where(type => type.IsVisible && !shown.Contains(type))
            .Where(type =>
                !type.IsAssignableTo(typeof(IEntry))
                && !type.IsAssignableTo(typeof(GuihangModule))
                && !type.IsAssignableTo(typeof(ComponentBase))
                && !type.IsAssignableTo(typeof(Migration))
                && !type.IsAssignableTo(typeof(ModelSnapshot))
            )
            .Select(type => type.FullName!);
    }

    private static IEnumerable<string> Open(IEnumerable<Type> types) =>
        types
            .Where(type => type is { IsClass: true, IsVisible: false, IsSealed: false, IsAbstract: false })
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsAssignableTo(typeof(ModelSnapshot)))
            .Select(type => type.FullName!);

    // A request, what it comes to, and whatever these are made of.
    private static HashSet<Type> Answers(Type request)
    {
        var seen = new HashSet<Type>();
        var pending = new Queue<Type>([request, .. request.GetInterfaces().SelectMany(face => face.GetGenericArguments())]);
        while (pending.TryDequeue(out var type))
        {
            if (seen.Add(type) && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true)
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    pending.Enqueue(property.PropertyType);
                }
            }

            foreach (var argument in type.GetGenericArguments())
            {
                pending.Enqueue(argument);
            }
        }

        return seen;
    }
}
