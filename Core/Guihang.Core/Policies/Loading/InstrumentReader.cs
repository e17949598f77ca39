using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>Reads an instrument: its parts with weights and answers, and its grades.</summary>
internal static class InstrumentReader
{
    internal const int MostOfHundred = 100;
    internal const int MostPoints = 1000;

    /// <summary>The instrument; null, with a fault, where the map does not hold a sound one.</summary>
    public static Instrument? Read(YamlMap map)
    {
        var before = map.Faults.Faults.Count;
        map.RequiredNode("parts");
        map.RequiredNode("grades");
        var parts = map.Maps("parts").Select(Part).ToList();
        var grades = map.Maps("grades").Select(Grade).ToList();
        map.Done();

        if (map.Faults.Faults.Count == before)
        {
            Check(map, parts, grades);
        }

        return map.Faults.Faults.Count == before ? new Instrument(parts, grades) : null;
    }

    private static InstrumentPart Part(YamlMap map)
    {
        var key = map.RequiredText("key");
        var title = map.RequiredWording("title");
        map.RequiredNode("kind");
        var kind = map.Word("kind", Words.Of<InstrumentPartKind>()) ?? InstrumentPartKind.Text;
        var isScored = kind != InstrumentPartKind.Text;
        var weight = isScored ? Number(map, "weight", 1, MostOfHundred) : 0;
        var options = kind is InstrumentPartKind.Ballot or InstrumentPartKind.Grade ? Options(map) : [];
        int? most = kind == InstrumentPartKind.Points ? Number(map, "most", 1, MostPoints) : null;
        map.Done();
        return new InstrumentPart(key, title, kind, weight, options, most);
    }

    private static List<InstrumentOption> Options(YamlMap map)
    {
        map.RequiredNode("options");
        var options = new List<InstrumentOption>();
        foreach (var option in map.Maps("options"))
        {
            options.Add(new(option.RequiredText("key"), option.RequiredWording("title"), Number(option, "points", 0, MostOfHundred)));
            option.Done();
        }

        Refuse(
            map,
            options.Count < 2 || HasTwice(options.Select(option => option.Key)),
            ("此部分的选项不成量表。", "The answers of this part make no scale."),
            ("请写两个以上选项，key 各不相同。", "Give two answers or more, each with a key of its own.")
        );
        return options;
    }

    private static InstrumentGrade Grade(YamlMap map)
    {
        var grade = new InstrumentGrade(map.RequiredText("key"), map.RequiredWording("title"), Number(map, "from", 0, MostOfHundred));
        map.Done();
        return grade;
    }

    private static void Check(YamlMap map, List<InstrumentPart> parts, List<InstrumentGrade> grades)
    {
        Refuse(
            map,
            parts.TrueForAll(part => part.Weight == 0) || HasTwice(parts.Select(part => part.Key)),
            ("量表的各部分无一计分，或有重复的 key。", "No part of the instrument is scored, or two share a key."),
            ("请写至少一个计分的部分，key 各不相同。", "Give one scored part at least, each with a key of its own.")
        );
        Refuse(
            map,
            grades is [] || HasTwice(grades.Select(grade => grade.Key)),
            ("量表没有等次，或有重复的 key。", "The instrument has no grades, or two share a key."),
            ("请写等次，key 各不相同。", "Give grades, each with a key of its own.")
        );
        Refuse(
            map,
            grades is not [] && (grades[^1].From != 0 || grades.Zip(grades.Skip(1)).Any(pair => pair.First.From <= pair.Second.From)),
            ("等次的起点没有由高到低排到 0。", "The grades do not go down to 0."),
            ("请按 from 由高到低排列，最后一个为 0。", "Order the grades by from, the highest first, the last at 0.")
        );
    }

    private static bool HasTwice(IEnumerable<string> keys) =>
        keys.GroupBy(key => key, StringComparer.Ordinal).Any(group => group.Skip(1).Any());

    private static int Number(YamlMap map, string key, int least, int most)
    {
        map.RequiredNode(key);
        var number = map.Number(key);
        Refuse(
            map,
            number < least || number > most,
            ($"“{key}: {number}”超出范围。", $"\"{key}: {number}\" is out of range."),
            ($"应为 {least} 至 {most}。", $"It is {least} to {most}.")
        );
        return number ?? least;
    }

    private static void Refuse(YamlMap map, bool isWrong, (string Zh, string En) what, (string Zh, string En) remedy)
    {
        if (isWrong)
        {
            map.Faults.Add(PolicyFaultCode.BadValue, map.File, map.Line, what, remedy);
        }
    }
}
