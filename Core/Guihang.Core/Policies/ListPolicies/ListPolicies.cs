using Guihang.Core.Http;
using Guihang.Core.Policies.Book;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Policies;

/// <summary>Asks which policies are active.</summary>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.UnitSecretary, Over.Anything)]
[MaySend(Role.LeadingGroupMember, Over.Anything)]
[MaySend(Role.OrganisationDepartment, Over.Anything)]
[MaySend(Role.Auditor, Over.Anything)]
[MaySend(Role.SystemAdministrator, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListPolicies : IQuery<PoliciesAnswer>;

/// <summary>The policy book of this host.</summary>
public sealed record PoliciesAnswer
{
    /// <summary>The book's hash, 64 hexadecimal digits.</summary>
    /// <example>4a1b64805716a876b9185e7fe005834af3fc314e37d6b227ca01f5c50f85d32b</example>
    public required string PolicyBook { get; init; }

    /// <summary>The jurisdictions that this host serves.</summary>
    /// <example>["440000", "440605"]</example>
    public required IReadOnlyList<string> Served { get; init; }

    /// <summary>The active plugins, the nation first.</summary>
    public required IReadOnlyList<PolicyPluginAnswer> Plugins { get; init; }

    /// <summary>The plugins that were passed over because they, or others above them, are faulty, by id.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> PassedOver { get; init; }
}

/// <summary>An active plugin.</summary>
public sealed record PolicyPluginAnswer
{
    /// <summary>The plugin's id.</summary>
    /// <example>440605.Nanhai</example>
    public required string Id { get; init; }

    /// <summary>Its version.</summary>
    /// <example>1.0.0</example>
    public required string Version { get; init; }

    /// <summary>Its jurisdiction's code.</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>Its jurisdiction's name.</summary>
    /// <example>{"zh":"佛山市南海区","en":"Nanhai District, Foshan"}</example>
    public required Wording Title { get; init; }

    /// <summary>Whether it has rules of its own, and not data alone.</summary>
    /// <example>false</example>
    public required bool HasCode { get; init; }
}

internal sealed class ListPoliciesHandler(PolicyBook book) : IRequestHandler<ListPolicies, PoliciesAnswer>
{
    public Task<PoliciesAnswer> Handle(ListPolicies request, CancellationToken cancellationToken) =>
        Task.FromResult(
            new PoliciesAnswer
            {
                PolicyBook = book.Hash,
                Served = book.Served,
                Plugins =
                [
                    .. book.Plugins.Select(plugin => new PolicyPluginAnswer
                    {
                        Id = plugin.Manifest.Id,
                        Version = plugin.Manifest.Version.ToString(),
                        Region = plugin.Manifest.Region,
                        Title = plugin.Manifest.Title,
                        HasCode = plugin.Rules.Count > 0,
                    }),
                ],
                PassedOver = [.. book.PassedOver.Select(fault => fault.Plugin).Distinct(StringComparer.Ordinal)],
            }
        );
}

internal static class ListPoliciesEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/policies", (HttpDoor door, CancellationToken ct) => door.Get(new ListPolicies(), ct))
            .Describe(
                "listPolicies",
                "列出政策",
                "List policies",
                "Lists the active policy plugins, those passed over, and the jurisdictions that this host serves."
            );
}
