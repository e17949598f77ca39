using Autofac;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation;
using Guihang.Policy.VisitPlans;
using Guihang.Reporting;
using Guihang.Sanctions;
using Guihang.Visits;
using MediatR;

namespace Guihang.Host.Demo;

/// <summary>Tells the demo's stories through the same requests as everybody sends, with the clock moved along.</summary>
internal sealed class DemoTeller(ILifetimeScope scope, DemoClock clock, DemoIdSource ids)
{
    private readonly Door _door = scope.Resolve<Door>();
    private readonly ImportSteps _ledgers = scope.Resolve<ImportSteps>();
    private readonly HeaderIdentity _officers = scope.Resolve<HeaderIdentity>();
    private readonly Dictionary<string, Guid> _things = new(StringComparer.Ordinal);
    private Call _call = new(Caller.System);

    /// <summary>What was made, by the name that the story gave it.</summary>
    public IReadOnlyDictionary<string, Guid> Things => _things;

    /// <summary>What later steps of a story come back to.</summary>
    public Dictionary<string, Guid> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>A thing by its name.</summary>
    public Guid this[string name] => _things[name];

    /// <summary>Keeps what was made under a name.</summary>
    public void Keep(string name, Guid id) => _things[name] = id;

    /// <summary>Begins a step on a day.</summary>
    public async Task Begin(DemoStep step, CancellationToken cancellation)
    {
        clock.MoveTo(step.Day);
        ids.Begin(step.Day, step.Name);
        _call = new Call(
            step.Officer is "system"
                ? Caller.System
                : await _officers.Find(step.Officer, cancellation) ?? throw new InvalidOperationException($"No officer {step.Officer}.")
        );
    }

    public async Task Unit(string name, RegisterUnit unit) => _things[name] = (await Send(unit)).Id;

    public async Task Officer(RegisterOfficer officer) => _things[officer.Code] = (await Send(officer)).Id;

    public async Task Person(string name, RegisterPerson person) => _things[name] = (await Send(person)).Id;

    /// <summary>Registers a sanction; the case that opens by itself is kept under the person's name with ".case".</summary>
    public async Task Sanction(string person, string name, RegisterSanction sanction)
    {
        _things[name] = (await Send(sanction with { PersonId = this[person] })).Id;
        var cases = await Send(new ListCases { PersonId = this[person] });
        _things[$"{person}.case"] = cases.Items[0].Id;
    }

    public Task Serve(string sanction, DateOnly on, int version = 1) =>
        Send(
            new ServeDecision
            {
                SanctionId = this[sanction],
                ExpectedVersion = version,
                On = on,
            }
        );

    public async Task Visit(string person, string name, RecordVisit visit) =>
        _things[name] = (await Send(visit with { CaseId = this[$"{person}.case"] })).Id;

    public async Task Difficulty(string person, string name, RaiseDifficulty difficulty) =>
        _things[name] = (await Send(difficulty with { CaseId = this[$"{person}.case"] })).Id;

    public Task Answer(string difficulty, AnswerDifficulty answer) =>
        Send(answer with { DifficultyId = this[difficulty], ExpectedVersion = 1 });

    public Task Achievement(string person, RecordAchievement achievement) => Send(achievement with { CaseId = this[$"{person}.case"] });

    public async Task Duty(string person, string name, PlaceUnitDuty duty) =>
        _things[name] = (await Send(duty with { CaseId = this[$"{person}.case"] })).Id;

    public Task Check(string duty, CheckUnitDuty check) => Send(check with { DutyId = this[duty] });

    public async Task Consequence(string person, string name, AskConsequence inquiry) =>
        _things[name] = (await Send(inquiry with { PersonId = this[person] })).Id;

    public async Task Use(string person, string name, RecordUse use) =>
        _things[name] = (await Send(use with { PersonId = this[person] })).Id;

    public Task Finding(string person, RecordFinding finding) => Send(finding with { PersonId = this[person] });

    /// <summary>Screens; the screening is kept under the person's name with ".enrolment".</summary>
    public async Task Screen(string person, DateOnly on) =>
        _things[$"{person}.enrolment"] = (await Send(new ScreenPerson { PersonId = this[person], On = on })).Id;

    /// <summary>The enrolment of somebody who was screened.</summary>
    public Guid Enrolment(string person) => this[$"{person}.enrolment"];

    /// <summary>Takes over rows of a ledger, in pieces as an import does, and keeps the people by the names given.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="rows">The rows: texts by fields.</param>
    /// <returns>The people, row by row.</returns>
    public async Task<IReadOnlyList<Guid>> Ledger(string jurisdiction, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var people = new List<Guid>(rows.Count);
        foreach (var chunk in rows.Index().Chunk(ImportPiece.MostRows))
        {
            List<ImportRow> cells =
            [
                .. chunk.Select(row => new ImportRow(
                    row.Index + 1,
                    row.Item.ToDictionary(cell => cell.Key, cell => new ImportCell("", cell.Value), StringComparer.Ordinal),
                    null
                )),
            ];
            var piece = new ImportPiece(ids.New(), jurisdiction, cells);
            var looked = await _ledgers.LookAt(piece, _call, CancellationToken.None);
            var came = await _ledgers.Take(piece, looked, _call, CancellationToken.None);
            if (came.Faults is [var fault, ..])
            {
                throw new InvalidOperationException($"Row {fault.Number}: {fault.Code}: {fault.Wrong.En}");
            }

            people.AddRange(came.Rows.OrderBy(row => row.Number).Select(row => row.PersonId!.Value));
        }

        return people;
    }

    /// <summary>A figure as it stands in the story.</summary>
    public Task<FigureAnswer> Figure(string indicator, string jurisdiction, DateOnly from, DateOnly to) =>
        Send(
            new GetFigure
            {
                Indicator = indicator,
                Jurisdiction = jurisdiction,
                From = from,
                To = to,
            }
        );

    public Task Change(string sanction, ChangeSanction change) => Send(change with { SanctionId = this[sanction] });

    public Task Revoke(string sanction, RevokeSanction revocation) => Send(revocation with { SanctionId = this[sanction] });

    /// <summary>What the daily job does that stories of the next day stand on: periods end, labels come off.</summary>
    public async Task Daily(DateOnly day, CancellationToken cancellation)
    {
        clock.MoveTo(day);
        ids.Begin(day, "daily");
        while (await _door.Send(new Call(Caller.System), new TellEndedPeriods(), cancellation) > 0)
        {
            // In pieces, as the job does.
        }

        while (await _door.Send(new Call(Caller.System), new TakeLabelsOff(), cancellation) > 0)
        {
            // Likewise.
        }
    }

    /// <summary>What else the daily job does; once a month is enough here, or the first start would take twice as long.</summary>
    public async Task Monthly(DateOnly day, CancellationToken cancellation)
    {
        ids.Begin(day, "monthly");
        while (await _door.Send(new Call(Caller.System), new LookForFormality(), cancellation) > 0)
        {
            // In pieces, as the job does.
        }

        while (await _door.Send(new Call(Caller.System), new PlanExecutions(), cancellation) > 0)
        {
            // Likewise.
        }

        while (await _door.Send(new Call(Caller.System), new IndexNames(), cancellation) > 0)
        {
            // Likewise.
        }
    }

    public static VisitorEntry Visitor(string name, VisitorRole capacity) => new() { Name = name, Capacity = capacity };

    /// <summary>Sends what no officer sends.</summary>
    public Task<T> SendAsSystem<T>(IRequest<T> request) => _door.Send(new Call(Caller.System), request, CancellationToken.None);

    public Task<T> Send<T>(IRequest<T> request) => _door.Send(_call, request, CancellationToken.None);
}

/// <summary>A step of a story.</summary>
/// <param name="Day">The day on which it is recorded.</param>
/// <param name="Name">Its name, from which its ids follow.</param>
/// <param name="Officer">Who records it, by code.</param>
/// <param name="Tell">What is recorded.</param>
internal sealed record DemoStep(DateOnly Day, string Name, string Officer, Func<DemoTeller, Task> Tell);

/// <summary>A clock that the demo moves along: each reading is a moment later, so that things have an order.</summary>
internal sealed class DemoClock : TimeProvider
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private DateTimeOffset _now;

    public override DateTimeOffset GetUtcNow() => _now += Tick;

    /// <summary>Moves to a day's morning, unless it is that day already.</summary>
    public void MoveTo(DateOnly day)
    {
        var morning = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) + Morning;
        if (_now < morning)
        {
            _now = morning;
        }
    }
}
