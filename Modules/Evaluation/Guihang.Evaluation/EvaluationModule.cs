using Autofac;
using Guihang.Core;
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
    /// <inheritdoc/>
    public override string Name => "Evaluation";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags(Name);
        RecordFindingEndpoints.Map(group);
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
        GetObservationEndpoints.Map(group);
        MakeFinalReportEndpoint.Map(group);
        MakeSpecialReportEndpoint.Map(group);
        RecordUseEndpoints.Map(group);
        EstablishGroupEndpoint.Map(group);
        SeatMemberEndpoint.Map(group);
        EndMembershipEndpoint.Map(group);
        GetGroupEndpoints.Map(group);
        CallMeetingEndpoint.Map(group);
        GetMeetingEndpoints.Map(group);
        RecordAttendanceEndpoint.Map(group);
        DeclareRecusalEndpoint.Map(group);
        CastVoteEndpoints.Map(group);
        DecideItemEndpoints.Map(group);
        SignMinutesEndpoint.Map(group);
        ScreenPopulationEndpoints.Map(group);
        ListLookAgainEndpoint.Map(group);
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
        builder.RegisterType<CourseOfObservation>().InstancePerDependency();
        builder.RegisterType<OpinionLetters>().InstancePerDependency();
        builder.RegisterType<GroupLedger>().InstancePerDependency();
        builder.RegisterType<MeetingLedger>().InstancePerDependency();
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
