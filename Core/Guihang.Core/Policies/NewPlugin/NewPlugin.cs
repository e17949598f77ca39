using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;

namespace Guihang.Core.Policies;

/// <summary>Makes the folder of a jurisdiction that has none yet, out of the template.</summary>
/// <param name="Region">The jurisdiction's code.</param>
/// <param name="Title">Its Chinese name, as the table of regions has it.</param>
/// <param name="Name">The folder's name behind the code; null for the Chinese name.</param>
public sealed record NewPlugin(string Region, string Title, string? Name)
{
    /// <summary>The template's folder, in the plugins' folder.</summary>
    public const string Template = "_template";

    private readonly FaultList _faults = new($"{Region}.{Name ?? Title}");

    /// <summary>The plugin's id.</summary>
    public string Id => _faults.Plugin;

    /// <summary>Makes the folder; nothing is written where something is in the way.</summary>
    /// <param name="template">The template's folder.</param>
    /// <param name="into">The plugins' folder.</param>
    /// <param name="book">The policy so far.</param>
    /// <param name="existing">The plugins so far, sound or not.</param>
    /// <param name="regions">The table of regions.</param>
    /// <param name="today">Today.</param>
    /// <returns>What is in the way; empty where the folder was made.</returns>
    public IReadOnlyList<PolicyFault> Make(
        string template,
        string into,
        PolicyBook book,
        IReadOnlyList<PluginLocation> existing,
        RegionTable regions,
        DateOnly today
    )
    {
        var target = Path.Combine(into, Id);
        CheckRegion(regions, today);
        CheckTaken(existing);
        CheckTarget(target);
        CheckTemplate(template);
        if (!_faults.IsEmpty)
        {
            return _faults.Faults;
        }

        var above = regions.Chain(Region, today).Skip(1).Reverse();
        var requires = above
            .Select(code => book.Plugins.FirstOrDefault(plugin => plugin.Manifest.Region == code)?.Manifest)
            .OfType<PluginManifest>()
            .Select(manifest =>
                $"\n  {manifest.Id}: \">={manifest.Version.Major}.{manifest.Version.Minor} <{manifest.Version.Major + 1}.0\""
            );
        foreach (var path in Directory.GetFiles(template, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(template, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, Fill(File.ReadAllText(path), string.Concat(requires), today));
        }

        return [];
    }

    private string Fill(string text, string requires, DateOnly today) =>
        text.Replace("__ID__", Id, StringComparison.Ordinal)
            .Replace("__REGION__", Region, StringComparison.Ordinal)
            .Replace("__TITLE__", Title, StringComparison.Ordinal)
            .Replace("__NAME__", Name ?? Title, StringComparison.Ordinal)
            .Replace("__TODAY__", today.ToString("yyyy-MM-dd", null), StringComparison.Ordinal)
            .Replace(" __REQUIRES__", requires, StringComparison.Ordinal);

    private void CheckRegion(RegionTable regions, DateOnly today)
    {
        if (!regions.Knows(Region))
        {
            Fault(
                PolicyFaultCode.RegionMismatch,
                ($"地区代码表中没有“{Region}”。", $"The table of regions has no \"{Region}\"."),
                ("请用 GB/T 2260 的六位代码。", "Use a six-digit code of GB/T 2260.")
            );
        }
        else if (regions.Latest(Region) is var latest && latest != Region)
        {
            Fault(
                PolicyFaultCode.RegionMismatch,
                ($"代码“{Region}”已由“{latest}”取代。", $"The code \"{Region}\" was followed by \"{latest}\"."),
                ($"请改用“{latest}”。", $"Use \"{latest}\".")
            );
        }
        else if (regions.On(Region, today) is var row && !row.HoldsOn(today))
        {
            Fault(
                PolicyFaultCode.RegionMismatch,
                ($"“{Region}”（{row.Name}）已撤销。", $"\"{Region}\" ({row.Name}) is no more."),
                ("请用现行的代码。", "Use a code that is in force.")
            );
        }
        else if (row.Name != Title)
        {
            Fault(
                PolicyFaultCode.RegionMismatch,
                ($"“{Region}”是{row.Name}，不是{Title}。", $"\"{Region}\" is {row.Name}, not {Title}."),
                ("请核对代码与名称。", "See which of the two is meant.")
            );
        }
    }

    private void CheckTaken(IReadOnlyList<PluginLocation> existing)
    {
        foreach (var other in existing.Where(location => location.Name.Split('.')[0] == Region))
        {
            Fault(
                PolicyFaultCode.RegionTaken,
                ($"“{Region}”已有插件 {other.Name}。", $"\"{Region}\" has a plugin: {other.Name}."),
                ("请修改该插件。", "Change that one.")
            );
        }
    }

    private void CheckTarget(string target)
    {
        if (Name is not null && !Name.All(char.IsAsciiLetterOrDigit))
        {
            Fault(
                PolicyFaultCode.BadValue,
                ($"“{Name}”不能作文件夹名。", $"\"{Name}\" makes no folder's name."),
                ("请只用拉丁字母与数字，如 Changning。", "Use Latin letters and digits, such as Changning.")
            );
        }
        else if (Path.Exists(target) && _faults.IsEmpty)
        {
            Fault(
                PolicyFaultCode.Duplicate,
                ($"{target} 已经存在。", $"{target} is there already."),
                ("请先移走它；已有的内容不会被覆盖。", "Move it away first; nothing is written over.")
            );
        }
    }

    private void CheckTemplate(string template)
    {
        if (!Directory.Exists(template))
        {
            Fault(
                PolicyFaultCode.FileMissing,
                ($"没有模板文件夹 {template}。", $"There is no template at {template}."),
                ("请检查插件文件夹是否完整。", "See whether the plugins' folder is complete.")
            );
        }
    }

    private void Fault(PolicyFaultCode code, (string Zh, string En) what, (string Zh, string En) remedy) =>
        _faults.Add(code, Id, null, what, remedy);
}
