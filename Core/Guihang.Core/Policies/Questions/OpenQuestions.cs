using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Security;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Policies.Questions;

/// <summary>Keeps the questions that only a person may decide, and what was decided of them.</summary>
public sealed class OpenQuestions(Session session, IdSource ids, TimeProvider clock)
{
    /// <summary>
    /// Settles an outcome by what a person decided of the same question. A question not asked before is put on the list; one that is no longer asked, or
    /// asked otherwise, is withdrawn.
    /// </summary>
    /// <param name="about">The thing.</param>
    /// <param name="place">Where it belongs.</param>
    /// <param name="decision">What policy came to.</param>
    /// <returns>What the person decided and on what; null where nobody did or nobody has to.</returns>
    public async Task<(TDecision Decision, JsonObject By)?> Settle<TDecision>(Subject about, Place place, Decision<TDecision> decision)
        where TDecision : class
    {
        var db = session.Context<CoreDb>();
        var point = decision.Trace.Point.Name;
        var standing = await db.Questions.SingleOrDefaultAsync(question =>
            question.SubjectId == about.Id && question.DecisionPoint == point && question.State != QuestionState.Withdrawn
        );
        var asked = decision.Outcome as NeedsDecision<TDecision>;
        var content = asked is null ? null : JsonSerializer.Serialize(asked, JsonForms.Api);
        if (standing?.Content == content)
        {
            return standing is { State: QuestionState.Decided } decided ? (Read<TDecision>(decided), ByWhom(decided)) : null;
        }

        standing?.State = QuestionState.Withdrawn;
        standing?.ClosedAt = clock.Now();
        if (asked is not null)
        {
            db.Questions.Add(Question(about, place, decision, asked.By, content!));
        }

        await db.SaveChangesAsync();
        return null;
    }

    private OpenQuestion Question<TDecision>(Subject about, Place place, Decision<TDecision> decision, Decider by, string content) =>
        new()
        {
            Id = ids.New(),
            SubjectKind = about.Kind,
            SubjectId = about.Id,
            Region = place.Region,
            UnitId = place.UnitId,
            DecisionPoint = decision.Trace.Point.Name,
            By = by,
            Content = content,
            AsOf = decision.AsOf,
            AskedAt = clock.Now(),
            State = QuestionState.Open,
        };

    private static TDecision Read<TDecision>(OpenQuestion question) =>
        JsonSerializer.Deserialize<TDecision>(question.Decision!, JsonForms.Api)!;

    private static JsonObject ByWhom(OpenQuestion question) =>
        new()
        {
            ["question"] = question.Id,
            ["option"] = question.OptionKey,
            ["reason"] = question.Reason,
            ["documentNumber"] = question.DocumentNumber,
            ["on"] = JsonSerializer.SerializeToNode(question.DecidedOn, JsonForms.Api),
        };
}
