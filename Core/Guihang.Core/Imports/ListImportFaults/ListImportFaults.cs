using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Imports;

/// <summary>Asks what is wrong in an import's file, in the order of its rows.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListImportFaults : IQuery<Page<ImportFaultAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The import's id.</summary>
    /// <example>{importId}</example>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => ImportPlace.Of(Id);
}

/// <summary>Something wrong in a file, or to be looked at.</summary>
public sealed record ImportFaultAnswer
{
    /// <summary>The cell's address; the row's number where it is about no one cell.</summary>
    /// <example>C7</example>
    public required string Address { get; init; }

    /// <summary>The column's header; null where it is about no one cell.</summary>
    /// <example>决定日期</example>
    public required string? Header { get; init; }

    /// <summary>What kind of fault.</summary>
    /// <example>import-day</example>
    public required string Code { get; init; }

    /// <summary>What is wrong.</summary>
    /// <example>“2025-02-29”不是日历上的一天。</example>
    public required string Wrong { get; init; }

    /// <summary>What would be right.</summary>
    /// <example>请写成 2018-06-15 这样的日期。</example>
    public required string Right { get; init; }

    /// <summary>Whether the row was loaded nevertheless.</summary>
    /// <example>false</example>
    public required bool IsWarning { get; init; }
}

internal sealed class ListImportFaultsValidator : AbstractValidator<ListImportFaults>
{
    public ListImportFaultsValidator() => this.Paged();
}

internal sealed class ListImportFaultsHandler(CoreDb db, CallContext call) : IRequestHandler<ListImportFaults, Page<ImportFaultAnswer>>
{
    // The day of the key is the fault's place: lists are found by a day and an id.
    public async Task<Page<ImportFaultAnswer>> Handle(ListImportFaults request, CancellationToken cancellationToken)
    {
        var after = PageKey.Read(request.After)?.Day.DayNumber ?? 0;
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await db
            .ImportFaults.Where(fault => fault.ImportId == request.Id && fault.Ordinal > after)
            .OrderBy(fault => fault.Ordinal)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var page = PageKey.Cut(read, limit, fault => new PageKey(DateOnly.FromDayNumber(fault.Ordinal), Guid.Empty));
        return new Page<ImportFaultAnswer>([.. page.Items.Select(Of)], page.Next);
    }

    private ImportFaultAnswer Of(ImportFaultRow fault)
    {
        var isEnglish = call.Language.TwoLetterISOLanguageName == "en";
        return new ImportFaultAnswer
        {
            Address = fault.Address,
            Header = fault.Header,
            Code = fault.Code,
            Wrong = isEnglish ? fault.WrongEn : fault.WrongZh,
            Right = isEnglish ? fault.RightEn : fault.RightZh,
            IsWarning = fault.IsWarning,
        };
    }
}

internal static class ListImportFaultsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/imports/{id:guid}/faults",
                ([AsParameters] ListImportFaults query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listImportFaults",
                "列出导入问题",
                "List an import's faults",
                "Lists what is wrong in an import's file, each by the address of its cell, with what would be right; and what is to be looked at although its row was loaded."
            );
}
