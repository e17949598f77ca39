using Autofac;
using Guihang.Core;
using Guihang.Core.Attachments;
using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>Fact-finding, enrolment in a region's programme, evaluation, observation, reports, and the use of the result.</summary>
public sealed class EvaluationModule : GuihangModule
{
    // What shows a finding: only those who handle the case see it.
    private static readonly AttachmentSubject FindingFiles = new(
        Subjects.FindingKind,
        "findings",
        "Finding",
        "核查情况",
        "a finding",
        "{findingId}"
    )
    {
        Readers = [Role.CaseOfficer],
    };

    // On what scores, bonuses and deductions of an observation stand: only those who give them see it.
    private static readonly AttachmentSubject ObservationFiles = new(
        Subjects.EnrolmentKind,
        "enrolments",
        "Enrolment",
        "访评察个案",
        "an enrolment",
        "{enrolmentId}"
    )
    {
        Readers = [Role.CaseOfficer],
    };

    // What belongs to the bundles of a meeting's items.
    private static readonly AttachmentSubject MeetingFiles = new(
        Subjects.MeetingKind,
        "meetings",
        "Meeting",
        "领导小组会议",
        "a meeting",
        "{meetingId}"
    )
    {
        Readers = [Role.CaseOfficer, Role.LeadingGroupMember],
    };

    /// <inheritdoc/>
    public override string Name => "Evaluation";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags(Name);
        RecordFindingEndpoint.Map(group);
        ListFindingsEndpoint.Map(group);
        ScreenPersonEndpoint.Map(group);
        GetEnrolmentEndpoints.Map(group);
        ReplyToResultEndpoint.Map(group);
        OpenEvaluationEndpoint.Map(group);
        GiveOwnSummaryEndpoint.Map(group);
        CountReviewEndpoint.Map(group);
        OpenBallotBoxEndpoint.Map(group);
        GetBallotPaperEndpoint.Map(group);
        CastBallotEndpoint.Map(group);
        CountBallotBoxEndpoint.Map(group);
        WithdrawBallotBoxEndpoint.Map(group);
        AssessByOrganisationEndpoint.Map(group);
        GetEvaluationEndpoints.Map(group);
        DecideGradeEndpoint.Map(group);
        ScoreObservationEndpoint.Map(group);
        AdjustObservationEndpoint.Map(group);
        WithdrawAdjustmentEndpoint.Map(group);
        GetObservationEndpoints.Map(group);
        GetFairnessEndpoint.Map(group);
        MakeFinalReportEndpoint.Map(group);
        MakeSpecialReportEndpoint.Map(group);
        RecordUseEndpoints.Map(group);
        CorrectUseEndpoint.Map(group);
        MapLeadingGroup(group);
        ScreenPopulationEndpoints.Map(group);
        ListLookAgainEndpoint.Map(group);
        ListBaseDatabaseEndpoint.Map(group);
        AttachmentEndpoints.Map(group, FindingFiles);
        AttachmentEndpoints.Map(group, ObservationFiles);
        AttachmentEndpoints.Map(group, MeetingFiles);
    }

    private static void MapLeadingGroup(IEndpointRouteBuilder group)
    {
        EstablishGroupEndpoint.Map(group);
        SeatMemberEndpoint.Map(group);
        EndMembershipEndpoint.Map(group);
        WithdrawSeatEndpoint.Map(group);
        WithdrawEndOfSeatEndpoint.Map(group);
        GetGroupEndpoints.Map(group);
        CallMeetingEndpoint.Map(group);
        GetMeetingEndpoints.Map(group);
        GetBundledDocumentEndpoints.Map(group);
        RecordAttendanceEndpoint.Map(group);
        StandAsideEndpoint.Map(group);
        WithdrawStandingAsideEndpoint.Map(group);
        CastVoteEndpoints.Map(group);
        DecideItemEndpoints.Map(group);
        SignMinutesEndpoint.Map(group);
    }

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterModuleDatabase<EvaluationDb, SqliteEvaluationDb, PostgresEvaluationDb>("evaluation");
        builder.RegisterType<SchemePolicy>().InstancePerDependency();
        builder.RegisterType<SchemeLedger>().InstancePerDependency();
        builder.RegisterType<PartsOfEvaluation>().InstancePerDependency();
        builder.RegisterType<BallotBoxes>().InstancePerDependency();
        builder.RegisterType<BallotAttempts>().SingleInstance();
        builder.RegisterType<ScoreEvidence>().InstancePerDependency();
        builder.RegisterType<FairnessPopulation>().InstancePerDependency();
        builder.RegisterType<UsePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<CourseOfObservation>().InstancePerDependency();
        builder.RegisterType<OpinionLetters>().InstancePerDependency();
        builder.RegisterType<GroupLedger>().InstancePerDependency();
        builder.RegisterInstance(FindingFiles);
        builder.RegisterInstance(ObservationFiles);
        builder.RegisterInstance(MeetingFiles);
        builder.RegisterType<FindingPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<MeetingLedger>().InstancePerDependency();
        builder.RegisterType<LaidDocuments>().InstancePerDependency();
        builder.RegisterType<PersonFiles>().InstancePerDependency();
        builder.RegisterType<GroupVotes>().InstancePerDependency();
        builder.RegisterType<GradeDecisions>().InstancePerDependency();
        builder.RegisterType<ItemDecisions>().InstancePerDependency();
        builder.RegisterType<MeetingMinutes>().InstancePerDependency();
        builder.RegisterType<Screenings>().InstancePerDependency();
        builder.RegisterType<ScreeningNotices>().InstancePerDependency();
        builder.RegisterType<PopulationReader>().InstancePerDependency();
        builder.RegisterType<FeedbackLetters>().InstancePerDependency();
        builder.RegisterType<MeetingPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<AgendaItemPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<GroupPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<EnrolmentPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
    }
}
