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

namespace Guihang.Core.Policies.Questions;

/// <summary>Asks for the questions that wait for a person, within the caller's reach, in the order in which they were asked.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.LeadingGroupMember, Over.WithinReach)]
[MaySend(Role.OrganisationDepartment, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListQuestions : IQuery<Page<QuestionAnswer>>, IPaged
{
    /// <summary>Only questions that stand so; open ones unless said.</summary>
    /// <example>open</example>
    public QueryWord<QuestionState>? State { get; init; }

    /// <summary>Only questions about this thing.</summary>
    /// <example>{questionedSanctionId}</example>
    public Guid? SubjectId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListQuestionsValidator : AbstractValidator<ListQuestions>
{
    public ListQuestionsValidator() => this.Paged();
}

internal sealed class ListQuestionsHandler(CoreDb db, Places places, CallContext call)
    : IRequestHandler<ListQuestions, Page<QuestionAnswer>>
{
    public async Task<Page<QuestionAnswer>> Handle(ListQuestions request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var state = request.State?.Value ?? QuestionState.Open;
        var questions = db.Questions.Where(question => question.State == state);
        if (confines.Regions is { } regions)
        {
            questions = questions.Where(question => regions.Contains(question.Region));
        }

        if (request.SubjectId is { } subject)
        {
            questions = questions.Where(question => question.SubjectId == subject);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            questions = questions.Where(question => question.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await questions.OrderBy(question => question.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut([.. read.Select(QuestionAnswer.Of)], limit, question => new PageKey(DateOnly.MinValue, question.Id));
    }
}

internal static class ListQuestionsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/questions", ([AsParameters] ListQuestions query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listQuestions",
                "列出待定事项",
                "List open questions",
                "Lists what law and policy leave to a person: the question, who may decide it, and the options with what follows from each."
            );
}
