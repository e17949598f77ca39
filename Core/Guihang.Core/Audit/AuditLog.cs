using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Security;
using Guihang.Core.Sheets;

namespace Guihang.Core.Audit;

/// <summary>Who did what, and who was refused what. An entry holds ids and codes; no name, no text, nothing of a case.</summary>
public sealed class AuditLog(Session session, IdSource ids, TimeProvider clock)
{
    private const string Insert = """
        INSERT INTO core_audit (id, recorded_at, officer_id, request, outcome, code, subject_kind, subject_id)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        """;

    /// <summary>Records a change that is done, in its own transaction.</summary>
    public Task RecordDone(Caller caller, Type request, Subject? subject) => Record(caller, request, AuditOutcome.Done, null, subject);

    /// <summary>Records a refusal or failure, in a transaction of its own that is durable before the answer leaves.</summary>
    public Task RecordFailure(Caller caller, Type request, Exception fault)
    {
        var code = (fault as ProblemException)?.Code;
        var outcome = code?.Status is 401 or 403 ? AuditOutcome.Refused : AuditOutcome.Failed;
        return session.Write(() => Record(caller, request, outcome, code?.Name ?? fault.GetType().Name, null), CancellationToken.None);
    }

    /// <summary>Records who read what, durable before the answer leaves.</summary>
    public Task RecordRead(Caller caller, Type request, Subject subject) =>
        session.Write(() => Record(caller, request, AuditOutcome.Done, null, subject), CancellationToken.None);

    /// <summary>Records that a list leaves as a sheet, durable before its first row does.</summary>
    public Task RecordSheet(Caller caller, Type request, SheetForm form) =>
        session.Write(() => Record(caller, request, AuditOutcome.Done, $"sheet{form.Ending()}", null), CancellationToken.None);

    private Task<int> Record(Caller caller, Type request, AuditOutcome outcome, string? code, Subject? subject) =>
        session.Execute(
            Insert,
            ids.New(),
            clock.Now(),
            caller.OfficerId,
            request.Name,
            outcome.ToString(),
            code,
            subject?.Kind,
            subject?.Id
        );
}

/// <summary>How a request ended.</summary>
public enum AuditOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>The caller was not allowed to.</summary>
    Refused,

    /// <summary>It was not possible as sent, or something went wrong.</summary>
    Failed,
}
