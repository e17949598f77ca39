using Guihang.Core.Http;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Policies;

/// <summary>Asks for one plugin with everything that it says.</summary>
/// <param name="PluginId">The plugin's id.</param>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.UnitSecretary, Over.Anything)]
[MaySend(Role.LeadingGroupMember, Over.Anything)]
[MaySend(Role.OrganisationDepartment, Over.Anything)]
[MaySend(Role.Auditor, Over.Anything)]
[MaySend(Role.SystemAdministrator, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetPolicyPlugin(string PluginId) : IQuery<PolicyPluginDetail>;

internal sealed class GetPolicyPluginHandler(PolicyBook book) : IRequestHandler<GetPolicyPlugin, PolicyPluginDetail>
{
    public Task<PolicyPluginDetail> Handle(GetPolicyPlugin request, CancellationToken cancellationToken)
    {
        if (book.Plugins.FirstOrDefault(plugin => plugin.Manifest.Id == request.PluginId) is { } active)
        {
            return Task.FromResult(PolicyPluginDetail.Of(active, Definition));
        }

        var faults = book.PassedOver.Where(fault => fault.Plugin == request.PluginId).ToList();
        return faults is []
            ? throw new ProblemException(CoreProblems.NotFound, "policy plugin")
            : Task.FromResult(PolicyPluginDetail.PassedOver(request.PluginId, faults));
    }

    private ParameterDefinition Definition(string parameter) =>
        book.Plugins.Select(plugin => plugin.Defines.GetValueOrDefault(parameter)).OfType<ParameterDefinition>().First();
}

internal static class GetPolicyPluginEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/policies/{pluginId}",
                (string pluginId, HttpDoor door, CancellationToken ct) => door.Get(new GetPolicyPlugin(pluginId), ct)
            )
            .Describe(
                "getPolicyPlugin",
                "查看政策插件",
                "Get a policy plugin",
                "Gives one plugin with its sources and their articles, the parameters that it sets, its templates, rules and declared absences. A plugin that was passed over has its faults and nothing else."
            )
            .Takes("pluginId", "The plugin's id.", "440605.Nanhai")
            .MayAnswer(CoreProblems.NotFound, "policy plugin");
}
