using System.Globalization;
using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Executions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;

namespace Guihang.Visits;

/// <summary>What is on record of a case as the fields of documents, each with its source; documents are in Chinese.</summary>
internal sealed class CaseValues
{
    /// <summary>How many rows a list in a document has at most.</summary>
    public const int MostRows = 200;

    private const string Person = "sanctions.person";
    private const string Sanction = "sanctions.sanction";
    private const string Execution = "sanctions.execution";
    private const string Unit = "directory.unit";
    private const string Plan = "visits.care-plan";
    private const string VisitSource = "visits.visit";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    // Colleagues and relatives who were heard appear in no document about the person.
    private static readonly HashSet<VisitKind> WithThePerson =
    [
        VisitKind.Talk,
        VisitKind.TopLeaderTalk,
        VisitKind.CommissionVisit,
        VisitKind.HomeVisit,
        VisitKind.StudyDelivered,
        VisitKind.Telephone,
        VisitKind.StartedByPerson,
        VisitKind.PostAdjustment,
    ];

    public Dictionary<string, DocumentValue> All { get; } = new(StringComparer.Ordinal);

    public void AddPerson(SanctionedPerson? person)
    {
        Add("personName", person?.Name, Person);
        Add("category", person is null ? null : WordTexts.Of(person.Category, Chinese), Person);
        Add("sex", person?.Sex is { } sex ? WordTexts.Of(sex, Chinese) : null, Person);
        Add("serviceState", person is null ? null : WordTexts.Of(person.ServiceState, Chinese), Person);
    }

    public void AddUnit(UnitAnswer? unit, OfficerAnswer? secretary)
    {
        Add("unitName", unit?.Name, Unit);
        Add("committeeName", unit?.CommitteeName, Unit);
        Add("appealBody", unit?.AppealBody, Unit);
        Add("contactName", secretary?.Name, "directory.officer");
        Add("contactPhone", secretary?.Phone, "directory.officer");
    }

    public void AddSanction(SanctionState sanction)
    {
        Add("sanctionKind", WordTexts.Of(sanction.Kind, Chinese), Sanction);
        Add("cause", sanction.Cause, Sanction);
        Add("documentNumber", sanction.DocumentNumber, Sanction);
        Add("decidingBody", sanction.DecidingBody, Sanction);
        Add("decidedOn", Day(sanction.DecidedOn), Sanction);
        Add("servedOn", Day(sanction.ServedOn), Sanction);
        Add("periodFirstDay", Day(sanction.Period?.Start), "sanctions.influence-period");
        Add("periodLastDay", Day(sanction.Period?.LastDay), "sanctions.influence-period");
    }

    /// <summary>The posts, what was done to execute the decision, and the reviews. What nobody has recorded stays blank, to be asked at the visit.</summary>
    public void AddExecution(ExecutionOnRecord execution, DateOnly today)
    {
        Add("post", execution.PostNow, Person, today);
        Add("postBefore", execution.PostBefore, Person, today);
        foreach (var item in execution.Items)
        {
            var name = item.Item switch
            {
                ExecutionItem.Announced => "announced",
                ExecutionItem.Filed => "filed",
                ExecutionItem.PostChanged => "postChanged",
                ExecutionItem.PayChanged => "payChanged",
                ExecutionItem.Reported => "reported",
                _ => null,
            };
            if (name is not null)
            {
                Add(name, Done(item), Execution, item.On ?? today);
            }
        }

        Add(
            "appealed",
            execution.Reviews is [] ? $"至{Day(today)}未登记申请复议、申诉" : string.Join("；", execution.Reviews.Select(Asked)),
            "sanctions.review",
            today
        );
    }

    private static string? Done(ExecutionItemOnRecord item) =>
        item.On is { } on ? $"{Day(on)}{(item.EvidenceNumber is { } number ? $"（{number}）" : "")}"
        : item.IsOwed == false ? "无须办理"
        : null;

    private static string Asked(ReviewOnRecord review) =>
        $"{Day(review.LodgedOn)}{(review.Step == ReviewStep.Appeal ? "申诉" : "申请复议")}"
        + (review.AnsweredOn is { } answered ? $"，{Day(answered)}{Came(review.Outcome)}" : "，尚未答复");

    private static string Came(ReviewOutcome? outcome) =>
        outcome switch
        {
            ReviewOutcome.Upheld => "维持",
            ReviewOutcome.Changed => "变更",
            ReviewOutcome.Revoked => "撤销",
            ReviewOutcome.Withdrawn => "本人撤回",
            _ => "答复",
        };

    public void AddPlan(CarePlan plan, OfficerAnswer? responsible)
    {
        Add("responsibleName", responsible?.Name, Plan);
        Add("planMadeBy", plan.MadeBy, Plan, plan.MadeOn);
        Add("planMadeOn", Day(plan.MadeOn), Plan, plan.MadeOn);
        Add("goals", plan.Goals, Plan, plan.MadeOn);
        Add("agreement", (plan.AgreedWithPerson ? "已与本人商定。" : "未能商定。") + plan.AgreementNote, Plan, plan.MadeOn);
        Add("planAcceptedOn", Day(plan.AcceptedOn), Plan, plan.AcceptedOn);
        All["measures"] = DocumentValue.Of(Plan, plan.MeasureList.Select(measure => Row(("measure", measure))));
    }

    public void AddDifficulties(IReadOnlyList<Difficulty> difficulties)
    {
        Add(
            "difficulties",
            difficulties is [] ? null : string.Join("；", difficulties.Select(difficulty => difficulty.Description)),
            "visits.difficulty"
        );
        All["difficultyRows"] = DocumentValue.Of(
            "visits.difficulty",
            difficulties.Select(difficulty =>
                Row(
                    ("raisedOn", Day(difficulty.RaisedOn)),
                    ("description", difficulty.Description),
                    ("answerBy", Day(difficulty.AnswerBy)),
                    ("answeredOn", Day(difficulty.AnsweredOn)),
                    ("answer", difficulty.Answer),
                    ("helpBasis", difficulty.HelpBasis)
                )
            )
        );
    }

    public void AddAchievements(IReadOnlyList<Achievement> achievements) =>
        All["achievements"] = DocumentValue.Of(
            "visits.achievement",
            achievements.Select(achievement =>
                Row(("on", Day(achievement.On)), ("description", achievement.Description), ("evidence", achievement.Evidence))
            )
        );

    public void AddVisits(IReadOnlyList<Visit> visits) =>
        All["visits"] = DocumentValue.Of(
            VisitSource,
            visits
                .Where(visit => WithThePerson.Contains(visit.Kind) && visit.Outcome == VisitOutcome.Held)
                .Select(visit =>
                    Row(
                        ("heldOn", Day(visit.HeldOn)),
                        ("kind", WordTexts.Of(visit.Kind, Chinese)),
                        ("visitors", Names(visit)),
                        ("place", visit.Place),
                        ("thinking", visit.Thinking),
                        ("work", visit.Work)
                    )
                )
        );

    public void AddVisit(Visit visit, VisitDetail? detail)
    {
        void Of(string name, string? value) => Add(name, value, VisitSource, visit.HeldOn);
        Of("visitedOn", Day(visit.HeldOn));
        Of("visitKind", WordTexts.Of(visit.Kind, Chinese));
        Of("place", visit.Place);
        Of("visitors", Names(visit));
        Of("duration", visit.DurationMinutes is { } minutes ? string.Create(Chinese, $"{minutes} 分钟") : null);
        Of("thinking", visit.Thinking);
        Of("work", visit.Work);
        Of("correction", visit.Correction);
        Of("unitOpinion", visit.UnitOpinion);
        // A blank where the record does not say so: what was not told is not printed as told.
        Of("toldHowToAppeal", detail?.ToldHowToAppeal == true ? "是" : null);
    }

    public void AddDueItems(IReadOnlyList<DueItem> items, DateOnly today, DateOnly? goLive) =>
        All["dueItems"] = DocumentValue.Of(
            "visits.due-item",
            items.Select(item =>
                Row(
                    ("purpose", WordTexts.Of(item.Purpose, Chinese)),
                    ("firstDay", Day(item.Window.Start)),
                    ("lastDay", Day(item.Window.LastDay)),
                    ("visitor", WordTexts.Of(item.Visitor, Chinese)),
                    ("state", State(item.StateOn(today, Core.Data.CivilClock.EndOfTime, goLive)))
                )
            )
        );

    private static string State(DueState state) => VisitsProblems.Texts.GetString($"due-state.{state}", Chinese) ?? state.ToString();

    private static string Names(Visit visit) => visit.Visitors.Replace(",", "、", StringComparison.Ordinal);

    private static Dictionary<string, string?> Row(params (string Column, string? Value)[] cells) =>
        cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.Ordinal);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private void Add(string name, string? value, string source, DateOnly? asOf = null) =>
        All[name] = new DocumentValue(value, source, asOf);
}
