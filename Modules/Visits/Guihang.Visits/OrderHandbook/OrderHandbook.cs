using System.Globalization;
using System.Text.Json.Serialization;
using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>The working handbook of a unit (跟踪回访工作手册): who does what by when under the policy in force.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record OrderHandbook : IChange<OrderedDocument>, IConcernSubject
{
    /// <summary>The unit, from the address.</summary>
    [JsonIgnore]
    public Guid UnitId { get; init; }

    Subject IConcernSubject.Subject => UnitSubject.Of(UnitId);
}

internal sealed class OrderHandbookHandler(PolicyBook book, OfficeLookup offices, DocumentOrders documents, TimeProvider clock)
    : IRequestHandler<OrderHandbook, OrderedDocument>
{
    private const string Template = "working-handbook";

    public async Task<OrderedDocument> Handle(OrderHandbook request, CancellationToken cancellationToken)
    {
        var unit = (await offices.FindUnit(request.UnitId, cancellationToken))!;
        var today = clock.Today();
        var chain = book.ChainFor(unit.Region, today);
        if (chain.Template(Template) is null)
        {
            throw new ProblemException(VisitsProblems.NoHandbook);
        }

        var values = Values(unit, await offices.FindSecretary(unit.Id, cancellationToken), chain, today);
        var place = new Place(unit.Region, unit.Id);
        var id = documents.Order(Template, UnitSubject.Of(unit.Id), place, today, values);
        await documents.Save(cancellationToken);
        return new OrderedDocument { Id = id, Document = documents.Preview(Template, place, today, values) };
    }

    private static Dictionary<string, DocumentValue> Values(UnitAnswer unit, OfficerAnswer? secretary, PolicyChain chain, DateOnly today)
    {
        var matrix = new DutyMatrix(chain, today);
        return new(StringComparer.Ordinal)
        {
            ["unitName"] = new(unit.Name, "directory.unit"),
            ["committeeName"] = new(unit.CommitteeName, "directory.unit"),
            ["secretaryName"] = new(secretary?.Name, "directory.officer"),
            ["madeOn"] = new(today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture), "clock"),
            ["policies"] = new(string.Join("、", chain.Plugins.Select(plugin => plugin.Manifest.Label)), "policies"),
            ["duties"] = DocumentValue.Of("policies", matrix.Duties()),
            ["others"] = DocumentValue.Of("policies", matrix.Others()),
        };
    }
}

internal static class OrderHandbookEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/units/{unitId:guid}/handbook",
                (Guid unitId, HttpDoor door, CancellationToken ct) =>
                    door.Create(new OrderHandbook { UnitId = unitId }, document => $"/api/v1/documents/{document.Id}", ct)
            )
            .Describe(
                "orderHandbook",
                "制作跟踪回访工作手册",
                "Order the working handbook",
                "Orders the working handbook of a unit: its duty matrix, who does what by when, is drawn from the policy in force today, each line with what it stands on; a value that only the deployer has confirmed says so."
            )
            .Takes("unitId", "The unit's id.", "{jianganUnitId}")
            .MayAnswer(VisitsProblems.NoHandbook)
            .Creates();
}
