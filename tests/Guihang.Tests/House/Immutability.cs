using System.Reflection;
using System.Runtime.CompilerServices;
using Guihang.Policy.Rules;

namespace Guihang.Tests.House;

/// <summary>What modules tell each other, and what plugins see, does not change in anybody's hands.</summary>
public sealed class Immutability
{
    [Fact]
    public void Contracts_and_policy_records_are_immutable()
    {
        var types = Rooms.Contracts.Append(typeof(IRule).Assembly).SelectMany(assembly => assembly.GetExportedTypes()).ToList();
        Assert.True(types.Count > 40);

        Assert.Empty(types.SelectMany(Mutable));
    }

    [Fact]
    public void What_can_be_changed_is_found()
    {
        Assert.Equal(3, Mutable(typeof(Changeable)).Count());
    }

    private sealed class Changeable
    {
#pragma warning disable CA1051, CS0649 // It is the violation.
        public int Field;
#pragma warning restore CA1051, CS0649

        public int Settable { get; set; }

        public List<int> Growing { get; init; } = [];

        public int Fixed { get; init; }
    }

    private static IEnumerable<string> Mutable(Type type)
    {
        const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var property in type.GetProperties(Members))
        {
            if (property.SetMethod is { IsPublic: true } setter && !IsInit(setter))
            {
                yield return $"{type.Name}.{property.Name} can be set";
            }

            if (IsMutableCollection(property.PropertyType))
            {
                yield return $"{type.Name}.{property.Name} can be added to";
            }
        }

        foreach (var field in type.GetFields(Members).Where(field => !field.IsInitOnly && !field.IsSpecialName))
        {
            yield return $"{type.Name}.{field.Name} can be set";
        }
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsMutableCollection(Type type) =>
        type.IsArray
        || (
            type.IsGenericType
            && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICollection<>))
            && !type.IsInterface
            && type.Namespace?.Contains("Immutable", StringComparison.Ordinal) != true
            && type.Namespace?.Contains("Frozen", StringComparison.Ordinal) != true
        );
}
