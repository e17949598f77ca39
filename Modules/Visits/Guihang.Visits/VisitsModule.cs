using Autofac;
using Guihang.Core;
using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>Follow-up cases, due visits, visit and talk records, difficulties and help.</summary>
public sealed class VisitsModule : GuihangModule
{
    /// <inheritdoc/>
    public override string Name => "Visits";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags(Name);
        GetCaseEndpoints.Map(group);
        ListDueItemsEndpoint.Map(group);
        ExplainDueItemEndpoint.Map(group);
        RecordVisitEndpoint.Map(group);
        ExemptDueItemsEndpoints.Map(group);
        DecideExemptionEndpoint.Map(group);
        AskExtraVisitEndpoint.Map(group);
        DecideExtraVisitEndpoint.Map(group);
        CloseCaseEndpoints.Map(group);
        SetGoLiveEndpoint.Map(group);
        MarkFormerSchemeEndpoint.Map(group);
        GetVisitEndpoints.Map(group);
        RaiseDifficultyEndpoints.Map(group);
        AnswerDifficultyEndpoint.Map(group);
        RecordAchievementEndpoints.Map(group);
        PlaceUnitDutyEndpoints.Map(group);
        CheckUnitDutyEndpoint.Map(group);
        AgreeCarePlanEndpoints.Map(group);
        AcceptCarePlanEndpoint.Map(group);
    }

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterModuleDatabase<VisitsDb, SqliteVisitsDb, PostgresVisitsDb>("visits");
        builder.RegisterType<FollowUpPlanning>().InstancePerDependency();
        builder.RegisterType<DueList>().InstancePerDependency();
        builder.RegisterType<CaseEvents>().InstancePerDependency();
        builder.RegisterType<CaseClosings>().InstancePerDependency();
        builder.RegisterType<VisitCaps>().InstancePerDependency();
        builder.RegisterType<ExemptionPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<ExtraVisitPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<CasePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<VisitPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<DueItemPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<DifficultyPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<UnitDutyPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
    }
}
