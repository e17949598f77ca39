using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Outbox;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Host;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions;
using Guihang.Visits;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Benchmarks.Ledger;

/// <summary>
/// The first two hundred people with five visits each, registered through the product's own requests, so that periods, cases, plans, due items and
/// counts are what the product makes of them. Three in ten have no visit that counts as the first talk: theirs is owed.
/// </summary>
internal sealed class FirstPeople(Door door)
{
    public const int VisitsEach = 5;

    private const int DaysApart = 4;
    private static readonly DateOnly First = new(2024, 1, 8);
    private static readonly VisitKind[] ThatDoNotCount = [VisitKind.Telephone, VisitKind.StudyDelivered, VisitKind.StartedByPerson];

    private int _number;

    /// <summary>Makes the file, with the tables of this version and the people in it.</summary>
    public static async Task Register(string database)
    {
        string[] arguments =
        [
            .. Jurisdictions.Settings(database).Select(setting => $"--{setting.Key}={setting.Value}"),
            "--environment=Testing",
            $"--contentRoot={AppContext.BaseDirectory}",
        ];
        await using var app = GuihangHost.Build(arguments);
        await app.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var people = new FirstPeople(scope.ServiceProvider.GetRequiredService<Door>());
        foreach (var (region, count) in Jurisdictions.All)
        {
            await people.RegisterIn(region, count);
        }

        // Letters go out before anything is measured.
        await app.Services.GetRequiredService<OutboxWorker>().DoDue(CancellationToken.None);
    }

    private async Task RegisterIn(string region, int count)
    {
        var units = new List<Guid>();
        foreach (var name in new[] { "甲镇人民政府", "乙镇人民政府", "某局" })
        {
            units.Add((await Send(Unit(region, name))).Id);
        }

        await Send(
            new RegisterOfficer
            {
                Code = Jurisdictions.OfficerOf(region),
                Name = "林某",
                UnitId = units[0],
                Region = region,
                Roles = [Role.CaseOfficer],
            }
        );
        for (var i = 0; i < count; i++)
        {
            await RegisterPerson(units[i % units.Count]);
        }
    }

    private async Task RegisterPerson(Guid unit)
    {
        var number = _number++;
        var decidedOn = First.AddDays(number * DaysApart);
        var servedOn = decidedOn.AddDays(1 + (number % 11));
        var person = await Send(
            new RegisterPerson
            {
                Name = $"某{number}",
                Category = PersonCategory.CivilServant,
                Post = "干部",
                UnitId = unit,
            }
        );
        var sanction = await Send(Sanction(person.Id, number, decidedOn));
        await Send(
            new ServeDecision
            {
                SanctionId = sanction.Id,
                ExpectedVersion = sanction.Version,
                On = servedOn,
            }
        );
        var cases = await Send(new ListCases { PersonId = person.Id });
        for (var i = 0; i < VisitsEach; i++)
        {
            var counts = i == 0 && number % 10 < 7;
            var kind = counts ? VisitKind.Talk : ThatDoNotCount[(number + i) % ThatDoNotCount.Length];
            await Send(Visit(cases.Items[0].Id, kind, servedOn.AddDays(2 + (i * 20) + (number % 7))));
        }
    }

    private Task<T> Send<T>(IRequest<T> request) => door.Send(new Call(Caller.System), request, CancellationToken.None);

    private static RegisterUnit Unit(string region, string name) =>
        new()
        {
            Name = name,
            CommitteeName = $"中共{name}委员会",
            AppealBody = "上一级监察机关",
            Region = region,
        };

    private static RegisterSanction Sanction(Guid personId, int number, DateOnly decidedOn) =>
        new()
        {
            PersonId = personId,
            Regime = SanctionRegime.Government,
            Kind = (number % 3) switch
            {
                0 => SanctionKind.Warning,
                1 => SanctionKind.Demerit,
                _ => SanctionKind.MajorDemerit,
            },
            LegalText = "psa-2020",
            DecidedOn = decidedOn,
            DecidingBody = "本级监委",
            DocumentNumber = $"〔{decidedOn.Year}〕{number}号",
            Cause = "违反工作纪律",
        };

    private static RecordVisit Visit(Guid caseId, VisitKind kind, DateOnly heldOn) =>
        new()
        {
            CaseId = caseId,
            Kind = kind,
            HeldOn = heldOn,
            Visitors = [new VisitorEntry { Name = "陈书记", Capacity = VisitorRole.UnitSecretary }],
            Place = "单位会议室",
            DurationMinutes = 60,
            Thinking = "态度端正，认识到错误，表示放下包袱、做好本职工作",
            Work = "按时完成交办任务",
        };
}
