using System.Collections.Concurrent;
using Guihang.Core.Policies.Book;
using Guihang.Policy.Rules;
using YamlDotNet.RepresentationModel;

namespace Guihang.Core.Policies.Loading;

/// <summary>Applies the deployer's confirmations to unverified values, and faults those that are missing where the jurisdiction is served.</summary>
internal sealed class Confirmations(IReadOnlyList<Confirmation> confirmed)
{
    // Plugins are read at the same time.
    private readonly ConcurrentDictionary<Confirmation, bool> _used = new();

    public DatedValue Apply(DatedValue value, ParameterDefinition definition, string region, bool isServed, FaultList faults)
    {
        if (value.Confidence != Confidence.Unverified || value.IsEnd)
        {
            return value;
        }

        var confirmation = confirmed.FirstOrDefault(c => c.Parameter == value.Parameter && c.Region == region);
        if (confirmation is null)
        {
            if (isServed)
            {
                Unconfirmed(value, definition, region, faults);
            }

            return value;
        }

        _used[confirmation] = true;
        var stated = confirmation.Value is null
            ? value.Value
            : new ValueReader(definition, $"{faults.Plugin} ← Policies:Confirmed", faults, hasLines: false).Read(
                Node(confirmation.Value, definition)
            );
        if (stated is null && confirmation.Value is null)
        {
            Unconfirmed(value, definition, region, faults);
        }

        return value with
        {
            Value = stated,
            Confirmation = confirmation,
        };
    }

    /// <summary>Confirmations that no unverified value asked for: probably a slip, so they are told.</summary>
    public IEnumerable<PolicyFault> Unused() =>
        confirmed
            .Where(confirmation => !_used.ContainsKey(confirmation))
            .Select(confirmation => new PolicyFault(
                PolicyFaultCode.ConfirmationUnused,
                confirmation.Region,
                "Policies:Confirmed",
                null,
                new(
                    $"配置确认了 {confirmation.Region} 的“{confirmation.Parameter}”，但该插件没有待确认的这一参数。",
                    $"The configuration confirms \"{confirmation.Parameter}\" of {confirmation.Region}, which has no such value to confirm."
                ),
                new("请核对参数名与地区代码，或删去该项。", "Check the parameter and the region, or leave the entry out.")
            ));

    private static YamlNode Node(string value, ParameterDefinition definition) =>
        definition.Type == ParameterType.List
            ? new YamlSequenceNode(value.Split(',', StringSplitOptions.TrimEntries).Select(word => new YamlScalarNode(word)))
            : new YamlScalarNode(value);

    private static void Unconfirmed(DatedValue value, ParameterDefinition definition, string region, FaultList faults) =>
        faults.Add(
            PolicyFaultCode.Unconfirmed,
            value.File,
            value.Line,
            (
                $"“{value.Parameter}”（{definition.Title.Zh}）没有可靠来源，{region} 由本机服务，须由部署者确认。",
                $"\"{value.Parameter}\" ({definition.Title.En}) has no reliable source; as this host serves {region}, the deployer must confirm it."
            ),
            (
                $"请在配置 Policies:Confirmed 中加入 {{ \"Parameter\": \"{value.Parameter}\", \"Region\": \"{region}\", \"Value\": …, \"By\": …, \"On\": …, \"Document\": … }}。",
                $"Add {{ \"Parameter\": \"{value.Parameter}\", \"Region\": \"{region}\", \"Value\": …, \"By\": …, \"On\": …, \"Document\": … }} to Policies:Confirmed in the configuration."
            )
        );
}
