using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>A retirement, a departure, a death or a return is put right, or found not to have happened. What the person was before is so again.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CorrectServiceChange : IChange<PersonAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The change, from the address.</summary>
    [JsonIgnore]
    public Guid ChangeId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>Why it is put right.</summary>
    /// <example>同名人员退休，登记有误</example>
    public required string Reason { get; init; }

    /// <summary>The change as it should have been recorded, whole; null where it did not happen.</summary>
    /// <example>null</example>
    public ServiceChangeAsItWas? Change { get; init; }

    Subject IConcernSubject.Subject => Subjects.ServiceChange(ChangeId);
}

/// <summary>A change of service as it should have been recorded.</summary>
public sealed record ServiceChangeAsItWas
{
    /// <summary>Whether the person serves from that day on.</summary>
    /// <example>retired</example>
    public required ServiceState State { get; init; }

    /// <summary>The first day on which it is so.</summary>
    /// <example>2022-06-30</example>
    public required DateOnly On { get; init; }

    /// <summary>The document that says so; null where it is not known.</summary>
    /// <example>南人社退〔2022〕118号</example>
    public string? DocumentNumber { get; init; }
}

internal sealed class CorrectServiceChangeValidator : AbstractValidator<CorrectServiceChange>
{
    public CorrectServiceChangeValidator(TimeProvider clock)
    {
        RuleFor(correction => correction.Reason).NotEmpty().MaximumLength(500);
        When(
            correction => correction.Change is not null,
            () =>
            {
                RuleFor(correction => correction.Change!.On).NotInTheFuture(clock);
                RuleFor(correction => correction.Change!.DocumentNumber).MaximumLength(60);
            }
        );
    }
}

internal sealed class CorrectServiceChangeHandler(
    SanctionsDb db,
    SamePeople same,
    CallContext call,
    IMediator mediator,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<CorrectServiceChange, PersonAnswer>
{
    public async Task<PersonAnswer> Handle(CorrectServiceChange request, CancellationToken cancellationToken)
    {
        var former = await db.ServiceChanges.SingleAsync(change => change.Id == request.ChangeId, cancellationToken);
        var person = await db.People.SingleAsync(person => person.Id == former.PersonId, cancellationToken);
        if (former.Version != request.ExpectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, request.ExpectedVersion, former.Version);
        }

        await RefuseWhereOthersStandOnIt(former, request.Change, cancellationToken);
        var now = clock.Now();
        (former.SupersededAt, former.CorrectedBy, former.CorrectionReason) = (now, call.Caller.OfficerId, request.Reason);
        var corrected = request.Change is { } change ? Corrected(former, change, now) : null;
        if (corrected is not null)
        {
            db.ServiceChanges.Add(corrected);
        }

        person.ServiceState = corrected?.To ?? former.From;
        person.Version++;
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(
            new PersonServiceCorrected(former.Id, person.Id, former.To, person.ServiceState, corrected?.On ?? former.On, now),
            cancellationToken
        );
        var others = await same.OthersOf([person], cancellationToken);
        return PersonAnswer.Of(person, others.GetValueOrDefault(person.Id), await same.Candidates(person, cancellationToken));
    }

    // Each change says what was before it: the last one is put right first.
    private async Task RefuseWhereOthersStandOnIt(ServiceChange former, ServiceChangeAsItWas? change, CancellationToken cancellationToken)
    {
        var current = await db
            .ServiceChanges.Where(other => other.PersonId == former.PersonId && other.SupersededAt == null)
            .OrderBy(other => other.On)
            .ThenBy(other => other.Id)
            .ToListAsync(cancellationToken);
        if (current[^1].Id != former.Id)
        {
            throw new ProblemException(SanctionProblems.LaterService, SanctionLedger.Day(current[^1].On));
        }

        if (change?.State == former.From)
        {
            throw new ProblemException(SanctionProblems.SameService) { Field = "change.state" };
        }

        if (current is [.., var before, _] && change?.On < before.On)
        {
            throw new ProblemException(SanctionProblems.BeforeTheLast, SanctionLedger.Day(before.On)) { Field = "change.on" };
        }
    }

    private ServiceChange Corrected(ServiceChange former, ServiceChangeAsItWas change, DateTime now) =>
        new()
        {
            Id = ids.New(),
            PersonId = former.PersonId,
            From = former.From,
            To = change.State,
            On = change.On,
            DocumentNumber = change.DocumentNumber,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = now,
            SupersededAt = null,
        };
}

internal static class CorrectServiceChangeEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/service-changes/{id:guid}/correction",
                (Guid id, CorrectServiceChange body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { ChangeId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "correctServiceChange",
                "更正在职状态变动",
                "Correct a change of service",
                "Puts right the last change of a person's service, or finds that it did not happen, with the reason. The visits owed are decided anew; a case that was closed at a death that did not happen is open again."
            )
            .Takes("id", "The change's id.", "{serviceChangeToCorrectId}")
            .MayAnswer(SanctionProblems.LaterService, "2022-06-30")
            .MayAnswer(SanctionProblems.SameService)
            .MayAnswer(SanctionProblems.BeforeTheLast, "2022-06-30")
            .Changes();
}
