using System.Globalization;
using System.Text.Json;
using Guihang.Core.Requests;
using Guihang.Core.Sheets;
using Guihang.Policy;
using Guihang.Policy.Calendar;

namespace Guihang.Tests.House;

/// <summary>Every list can be read as a sheet: each of its columns has a header in both languages, and each word of a fixed set too.</summary>
public sealed class SheetTexts
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    private static readonly List<Type> Lists =
    [
        .. Rooms
            .Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>))
            .Select(face => ListSheets.EntryOf(face.GetGenericArguments()[0]))
            .OfType<Type>()
            .Where(entry => !entry.IsDefined(typeof(NotOnSheetsAttribute), inherit: false))
            .Distinct(),
    ];

    [Fact]
    public void Every_column_of_every_list_has_a_header_in_both_languages()
    {
        Assert.True(Lists.Count > 12);

        Nothing(Lists.SelectMany(WithoutHeader));
    }

    [Fact]
    public void Every_word_of_every_list_is_told_in_both_languages() => Nothing(Lists.SelectMany(WithoutWord));

    [Fact]
    public void A_header_or_word_that_is_missing_is_found()
    {
        Assert.Equal(["column.kingsCrown"], WithoutHeader(typeof(Crowned)));
        Assert.Equal(["word.Crown.tall"], WithoutWord(typeof(Crowned)));
    }

    private static void Nothing(IEnumerable<string> missing)
    {
        var keys = missing.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(keys is [], $"Core/Guihang.Core/Sheets/Texts.resx lacks\n{string.Join('\n', keys)}");
    }

    private sealed record Crowned(string Name, Crown KingsCrown);

    private enum Crown
    {
        Tall,
    }

    private static IEnumerable<string> WithoutHeader(Type entry) =>
        SheetColumns
            .Of(entry)
            .Columns.SelectMany(column => column.Path)
            .Where(step => Languages.Any(language => SheetWords.Header(step.DeclaringType!, NameOf(step.Name), language) is null))
            .Select(step => $"column.{NameOf(step.Name)}");

    private static IEnumerable<string> WithoutWord(Type entry) =>
        Sets(entry)
            .SelectMany(set => Enum.GetValues(set).Cast<Enum>())
            .Where(word => Languages.Any(language => SheetWords.Word(word, language) is null))
            .Select(word => $"word.{word.GetType().Name}.{NameOf(word.ToString())}");

    // The fixed sets of which an entry is made, however deep.
    private static IEnumerable<Type> Sets(Type entry)
    {
        var seen = new HashSet<Type> { typeof(Wording), typeof(Duration) };
        var pending = new Queue<Type>([entry]);
        while (pending.TryDequeue(out var type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            foreach (var argument in type.GetGenericArguments())
            {
                pending.Enqueue(argument);
            }

            if (type.IsEnum)
            {
                yield return type;
            }
            else if (type.Namespace?.StartsWith("Guihang", StringComparison.Ordinal) is true)
            {
                foreach (var property in type.GetProperties())
                {
                    pending.Enqueue(property.PropertyType);
                }
            }
        }
    }

    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
