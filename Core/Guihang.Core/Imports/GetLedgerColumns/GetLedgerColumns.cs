using System.Text.Json;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Imports;

/// <summary>Asks for the columns of a jurisdiction's own ledger, as its last import kept them.</summary>
/// <param name="Jurisdiction">The jurisdiction whose ledger it is (GB/T 2260).</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetLedgerColumns(string Jurisdiction) : IQuery<LedgerColumnsAnswer>, IConcernPlace
{
    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>The columns of a jurisdiction's own ledger.</summary>
/// <param name="Jurisdiction" example="440605">The jurisdiction.</param>
/// <param name="Columns">The columns that are known, in the order of the ledger.</param>
/// <param name="RecordedAt" example="2024-06-03T00:00:00Z">When they were kept, UTC.</param>
public sealed record LedgerColumnsAnswer(string Jurisdiction, IReadOnlyList<LedgerColumn> Columns, DateTime RecordedAt);

/// <summary>A column of a jurisdiction's own ledger.</summary>
/// <param name="Field" example="documentNumber">The field that it stands for.</param>
/// <param name="Title">What the field is called here.</param>
/// <param name="Header" example="文书号">What the ledger calls it.</param>
public sealed record LedgerColumn(string Field, Wording Title, string Header);

internal sealed class GetLedgerColumnsValidator : AbstractValidator<GetLedgerColumns>
{
    public GetLedgerColumnsValidator(RegionTable regions) =>
        RuleFor(columns => columns.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
}

internal sealed class GetLedgerColumnsHandler(CoreDb db, ImportFields fields) : IRequestHandler<GetLedgerColumns, LedgerColumnsAnswer>
{
    public async Task<LedgerColumnsAnswer> Handle(GetLedgerColumns request, CancellationToken cancellationToken)
    {
        var kept =
            await db.LedgerColumns.FindAsync([request.Jurisdiction], cancellationToken)
            ?? throw new ProblemException(ImportProblems.NoColumnsKept, request.Jurisdiction) { Field = "columns" };
        // A document keeps the order in which the columns were written: that of the ledger.
        using var columns = JsonDocument.Parse(kept.Columns);
        return new LedgerColumnsAnswer(
            request.Jurisdiction,
            [
                .. columns
                    .RootElement.EnumerateObject()
                    .Select(column =>
                        fields.All.FirstOrDefault(field => field.Name == column.Name) is { } field
                            ? new LedgerColumn(field.Name, field.Title, column.Value.GetString()!)
                            : null
                    )
                    .OfType<LedgerColumn>(),
            ],
            kept.RecordedAt
        );
    }
}

internal static class GetLedgerColumnsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/ledger-columns/{jurisdiction}",
                (string jurisdiction, HttpDoor door, CancellationToken ct) => door.Get(new GetLedgerColumns(jurisdiction), ct)
            )
            .Describe(
                "getLedgerColumns",
                "查看台账栏目",
                "Get the columns of a ledger",
                "Gives the columns of a jurisdiction's own ledger, in its order and with its headers, as its last import kept them. Lists of people, sanctions and visits are given in them with `columns`."
            )
            .Takes("jurisdiction", "The jurisdiction whose ledger it is (GB/T 2260).", "440605")
            .MayAnswer(ImportProblems.NoColumnsKept, "440605")
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
