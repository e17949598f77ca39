using Autofac;
using Guihang.Core;
using Guihang.Core.Attachments;
using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Guihang.Visits.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>Follow-up cases, due visits, visit and talk records, difficulties and help.</summary>
public sealed class VisitsModule : GuihangModule
{
    // Evidence of a visit, and of what stands in the case.
    private static readonly AttachmentSubject VisitFiles = new(Subjects.VisitKind, "visits", "Visit", "回访谈话", "a visit", "{visitId}");

    private static readonly AttachmentSubject CaseFiles = new(
        Subjects.CaseKind,
        "follow-up-cases",
        "Case",
        "回访个案",
        "a follow-up case",
        "{caseId}"
    );

    /// <inheritdoc/>
    public override string Name => "Visits";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags(Name);
        GetCaseEndpoints.Map(group);
        RecordVisitEndpoint.Map(group);
        GetVisitEndpoints.Map(group);
        RecordAchievementEndpoints.Map(group);
        CorrectVisitEndpoint.Map(group);
        SaveVisitDraftEndpoints.Map(group);
        NoteDespairEndpoints.Map(group);
        DropClosedNoteEndpoint.Map(group);
        ListFormalitySignsEndpoint.Map(group);
        MapDue(group, api);
        MapCare(group);
        MapPapers(group);
    }

    private static void MapDue(IEndpointRouteBuilder group, IEndpointRouteBuilder api)
    {
        ListDueItemsEndpoint.Map(group);
        ExplainDueItemEndpoint.Map(group);
        ExemptDueItemsEndpoints.Map(group);
        DecideExemptionEndpoint.Map(group);
        AskExtraVisitEndpoint.Map(group);
        DecideExtraVisitEndpoint.Map(group);
        ListOpenExtraVisitsEndpoint.Map(group);
        CloseCaseEndpoints.Map(group);
        WithdrawClosingEndpoint.Map(group);
        SetGoLiveEndpoint.Map(group);
        MarkFormerSchemeEndpoint.Map(group);
        ListEscalationsEndpoint.Map(group);
        IssueCalendarFeedEndpoints.Map(group);
        ReadCalendarFeedEndpoint.Map(api);
    }

    private static void MapCare(IEndpointRouteBuilder group)
    {
        RaiseDifficultyEndpoints.Map(group);
        AnswerDifficultyEndpoint.Map(group);
        PlaceUnitDutyEndpoints.Map(group);
        CheckUnitDutyEndpoint.Map(group);
        AgreeCarePlanEndpoints.Map(group);
        AcceptCarePlanEndpoint.Map(group);
        DeclareRecusalEndpoints.Map(group);
        WithdrawRecusalEndpoint.Map(group);
        NameSubstituteEndpoints.Map(group);
        AppointResponsibleEndpoints.Map(group);
        AnswerAppointmentEndpoint.Map(group);
        WithdrawAppointmentEndpoint.Map(group);
        HandOverCaseEndpoints.Map(group);
        ConfirmHandOverEndpoint.Map(group);
        HandBackCarePlanEndpoint.Map(group);
        ReviewCarePlanEndpoints.Map(group);
        RecommendToUnitEndpoints.Map(group);
        AnswerRecommendationEndpoint.Map(group);
        CloseRecommendationEndpoint.Map(group);
        ListOpenDifficultiesEndpoint.Map(group);
    }

    private static void MapPapers(IEndpointRouteBuilder group)
    {
        ListTemplatesEndpoint.Map(group);
        PreviewDocumentEndpoint.Map(group);
        OrderDocumentEndpoint.Map(group);
        OrderHandbookEndpoint.Map(group);
        AttachmentEndpoints.Map(group, VisitFiles);
        AttachmentEndpoints.Map(group, CaseFiles);
    }

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterModuleDatabase<VisitsDb, SqliteVisitsDb, PostgresVisitsDb>("visits");
        builder.RegisterType<CaseTemplates>().SingleInstance();
        builder.RegisterType<CasePapers>().InstancePerDependency();
        builder.RegisterInstance(VisitFiles);
        builder.RegisterInstance(CaseFiles);
        builder.RegisterType<FollowUpPlanning>().InstancePerDependency();
        builder.RegisterType<FollowUpMoves>().InstancePerDependency();
        builder.RegisterType<VisitsPart>().As<IImportPart>().SingleInstance();
        builder.RegisterType<VisitLines>().As<ILedgerLines>().InstancePerLifetimeScope();
        builder.RegisterType<VisitReader>().InstancePerDependency();
        builder.RegisterType<VisitLoader>().InstancePerDependency();
        builder.RegisterType<CaseNames>().As<ISheetNames>().InstancePerLifetimeScope();
        builder.RegisterType<VisitRecords>().InstancePerDependency();
        builder.RegisterType<DueList>().InstancePerDependency();
        builder.RegisterType<CaseEvents>().InstancePerDependency();
        builder.RegisterType<CaseClosings>().InstancePerDependency();
        builder.RegisterType<FollowUpOfService>().InstancePerDependency();
        builder.RegisterType<QuietPeriod>().InstancePerDependency();
        builder.RegisterType<VisitChecks>().InstancePerDependency();
        builder.RegisterType<WhatWaits>().InstancePerDependency();
        builder.RegisterType<VisitCaps>().InstancePerDependency();
        builder.RegisterType<ExemptionPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<ClosingPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<ExtraVisitPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<CasePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<VisitPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<DueItemPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<DifficultyPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<UnitDutyPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<AppointmentPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<RecusalPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<HandOverPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<ClosedNotePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<VisitDraftPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<RecommendationPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
    }
}
