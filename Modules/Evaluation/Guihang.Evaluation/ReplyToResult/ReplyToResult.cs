using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>What the person says to a screening, an evaluation or an observation.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ReplyToResult : IChange<ReplyAnswer>, IConcernSubject
{
    /// <summary>The screening or enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <summary>In the person's own words.</summary>
    /// <example>感谢组织，今后把审核关口守住</example>
    public required string Text { get; init; }

    /// <summary>The day.</summary>
    /// <example>2024-01-05</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

internal sealed class ReplyToResultValidator : AbstractValidator<ReplyToResult>
{
    public ReplyToResultValidator(TimeProvider clock)
    {
        RuleFor(reply => reply.Text).NotEmpty().MaximumLength(4000);
        RuleFor(reply => reply.On).NotInTheFuture(clock);
    }
}

internal sealed class ReplyToResultHandler(EvaluationDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<ReplyToResult, ReplyAnswer>
{
    public async Task<ReplyAnswer> Handle(ReplyToResult request, CancellationToken cancellationToken)
    {
        var reply = new Reply
        {
            Id = ids.New(),
            EnrolmentId = request.EnrolmentId,
            On = request.On,
            Text = request.Text,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.Replies.Add(reply);
        await db.SaveChangesAsync(cancellationToken);
        return ReplyAnswer.Of(reply);
    }
}

internal static class ReplyToResultEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/enrolments/{id:guid}/reply",
                (Guid id, ReplyToResult body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { EnrolmentId = id }, _ => $"/api/v1/enrolments/{id}", ct)
            )
            .Describe(
                "replyToResult",
                "登记本人意见",
                "Record the person's reply",
                "Records what the person says to a screening or a result. It stays with the case, goes into the final report and changes no grade, score or priority."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentId}")
            .Creates();
}
