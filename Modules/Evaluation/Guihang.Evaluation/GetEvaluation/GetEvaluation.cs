using System.Text.Json.Nodes;
using Guihang.Core.Http;
using Guihang.Core.Json;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks how an evaluation stands.</summary>
/// <param name="EnrolmentId">The enrolment's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetEvaluation(Guid EnrolmentId) : IQuery<EvaluationAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

/// <summary>Asks why a grade is proposed, or none.</summary>
/// <param name="EnrolmentId">The enrolment's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainEvaluation(Guid EnrolmentId) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class GetEvaluationHandler(EvaluationDb db, SchemeLedger ledger, PartsOfEvaluation parts)
    : IRequestHandler<GetEvaluation, EvaluationAnswer>
{
    public async Task<EvaluationAnswer> Handle(GetEvaluation request, CancellationToken cancellationToken)
    {
        var enrolment = await db.Enrolments.SingleAsync(enrolment => enrolment.Id == request.EnrolmentId, cancellationToken);
        var evaluation = await ledger.Opened(request.EnrolmentId, cancellationToken);
        return await parts.Read(enrolment, evaluation, cancellationToken);
    }
}

internal sealed class ExplainEvaluationHandler(EvaluationDb db, SchemeLedger ledger, PartsOfEvaluation parts, Explanations explanations)
    : IRequestHandler<ExplainEvaluation, Explanation>
{
    // What tells how the votes were distributed, or lets it be worked out.
    private static readonly string[] Telling = ["grade", "title", "points", "parts", "spread", "outliers"];

    public async Task<Explanation> Handle(ExplainEvaluation request, CancellationToken cancellationToken)
    {
        var evaluation = await ledger.Opened(request.EnrolmentId, cancellationToken);
        var proposal = await db.Proposals.SingleAsync(p => p.EvaluationId == evaluation.Id && p.SupersededAt == null, cancellationToken);
        var hidden = (await parts.Current(evaluation.Id, cancellationToken)).Where(part => part.HidesVotes).Select(part => part.Part);
        var kept = hidden.ToList() is { Count: > 0 } ballots ? WithoutVotes(proposal.Decision, ballots) : proposal.Decision;
        return await explanations.Of(kept, cancellationToken);
    }

    private static KeptDecision WithoutVotes(KeptDecision kept, List<string> ballots)
    {
        var facts = JsonNode.Parse(kept.Facts)!;
        foreach (var ballot in facts["ballots"]!.AsArray().Where(ballot => ballots.Contains(ballot!["part"]!.GetValue<string>())))
        {
            ballot!.AsObject().Remove("votes");
        }

        var outcome = JsonNode.Parse(kept.Outcome)!;
        foreach (var member in Telling)
        {
            outcome["decided"]?.AsObject().Remove(member);
        }

        return new KeptDecision
        {
            TraceHash = kept.TraceHash,
            Jurisdiction = kept.Jurisdiction,
            AsOf = kept.AsOf,
            Kind = kept.Kind,
            Facts = facts.ToJsonString(JsonForms.Api),
            Outcome = outcome.ToJsonString(JsonForms.Api),
        };
    }
}

internal static class GetEvaluationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/enrolments/{id:guid}/evaluation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetEvaluation(id), ct)
            )
            .Describe(
                "getEvaluation",
                "查看综合评估",
                "Get an evaluation",
                "Gives what was given, what is missing, what the scores propose and what the leading group decided. The policy of the day of enrolment decides: weights that a later version changes leave the case as it is."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentId}")
            .MayAnswer(EvaluationProblems.NotOpened);
        api.MapGet(
                "/enrolments/{id:guid}/evaluation/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainEvaluation(id), ct)
            )
            .Describe(
                "explainEvaluation",
                "评定建议依据",
                "Explain an evaluation",
                "Tells why a grade is proposed, or why none is. Where votes are not shown, what lets them be worked out is left out here too, the grade proposed among it."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentId}")
            .MayAnswer(EvaluationProblems.NotOpened);
    }
}
