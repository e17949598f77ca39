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
        GetVisitEndpoints.Map(group);
        RaiseDifficultyEndpoints.Map(group);
        AnswerDifficultyEndpoint.Map(group);
        RecordAchievementEndpoints.Map(group);
        PlaceUnitDutyEndpoints.Map(group);
        CheckUnitDutyEndpoint.Map(group);
        AgreeCarePlanEndpoints.Map(group);
        AcceptCarePlanEndpoint.Map(group);
        CorrectVisitEndpoint.Map(group);
        SaveVisitDraftEndpoints.Map(group);
        NoteDespairEndpoints.Map(group);
        DropClosedNoteEndpoint.Map(group);
        DeclareRecusalEndpoints.Map(group);
        NameSubstituteEndpoints.Map(group);
        AppointResponsibleEndpoints.Map(group);
        AnswerAppointmentEndpoint.Map(group);
        HandOverCaseEndpoints.Map(group);
        ConfirmHandOverEndpoint.Map(group);
        HandBackCarePlanEndpoint.Map(group);
        ReviewCarePlanEndpoints.Map(group);
        RecommendToUnitEndpoints.Map(group);
        AnswerRecommendationEndpoint.Map(group);
        CloseRecommendationEndpoint.Map(group);
        ListOpenDifficultiesEndpoint.Map(group);
        ListFormalitySignsEndpoint.Map(group);
    }

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterModuleDatabase<VisitsDb, SqliteVisitsDb, PostgresVisitsDb>("visits");
        builder.RegisterType<FollowUpPlanning>().InstancePerDependency();
        builder.RegisterType<DueList>().InstancePerDependency();
        builder.RegisterType<CaseEvents>().InstancePerDependency();
        builder.RegisterType<VisitRecords>().InstancePerDependency();
        builder.RegisterType<CasePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<VisitPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<DueItemPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<DifficultyPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<UnitDutyPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<AppointmentPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<HandOverPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<ClosedNotePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<VisitDraftPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<RecommendationPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
    }
}
