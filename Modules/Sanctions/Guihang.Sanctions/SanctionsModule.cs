using Autofac;
using Guihang.Core;
using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Guihang.Sanctions.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Sanctions;

/// <summary>People, sanctions, influence periods, what they bar, revocation and expiry.</summary>
public sealed class SanctionsModule : GuihangModule
{
    /// <inheritdoc/>
    public override string Name => "Sanctions";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags(Name);
        RegisterPersonEndpoint.Map(group);
        FindPeopleEndpoints.Map(group);
        RegisterSanctionEndpoint.Map(group);
        GetSanctionEndpoints.Map(group);
        ServeDecisionEndpoint.Map(group);
        CorrectServiceEndpoint.Map(group);
        ChangeSanctionEndpoint.Map(group);
        CorrectSanctionEndpoint.Map(group);
        RevokeSanctionEndpoint.Map(group);
        ExplainPeriodEndpoint.Map(group);
        AskConsequenceEndpoints.Map(group);
        CorrectPersonEndpoint.Map(group);
        JudgeSamePersonEndpoints.Map(group);
        RestoreRightsEndpoint.Map(group);
        ExtendProbationEndpoint.Map(group);
        RecordLiftingEndpoint.Map(group);
        CheckExecutionEndpoints.Map(group);
        RecordExecutionEndpoints.Map(group);
        AskReviewEndpoints.Map(group);
        ListLateExecutionsEndpoint.Map(group);
        ListPeriodEndsEndpoint.Map(group);
        ReplyToJudgementEndpoint.Map(group);
        SanctionOrganisationEndpoints.Map(group);
        MovePersonEndpoints.Map(group);
        WithdrawMoveEndpoint.Map(group);
        ChangeServiceEndpoints.Map(group);
        CorrectServiceChangeEndpoint.Map(group);
        JudgeUseEndpoints.Map(group);
        RecordPublicityEndpoint.Map(group);
        TakeDownPublicityEndpoint.Map(group);
        ListPublicityEndpoints.Map(group);
    }

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterModuleDatabase<SanctionsDb, SqliteSanctionsDb, PostgresSanctionsDb>("sanctions");
        builder.RegisterType<PersonPeriods>().InstancePerDependency();
        builder.RegisterType<SanctionLedger>().InstancePerDependency();
        builder.RegisterType<PeriodChanges>().InstancePerDependency();
        builder.RegisterType<SamePeople>().InstancePerDependency();
        builder.RegisterType<ExecutionPlanning>().InstancePerDependency();
        builder.RegisterType<ExecutionChanges>().InstancePerDependency();
        builder.RegisterType<Labels>().InstancePerDependency();
        builder.RegisterType<SanctionsPart>().As<IImportPart>().SingleInstance();
        builder.RegisterType<LineReader>().InstancePerDependency();
        builder.RegisterType<SanctionLines>().As<ILedgerLines>().InstancePerLifetimeScope();
        builder.RegisterType<ReviewPolicy>().SingleInstance();
        builder.RegisterType<LegalTexts>().SingleInstance();
        builder.RegisterType<RegisteredSanctions>().InstancePerDependency();
        builder.RegisterType<LedgerExaminer>().InstancePerDependency();
        builder.RegisterType<LedgerLikeness>().InstancePerDependency();
        builder.RegisterType<LedgerLoader>().InstancePerDependency();
        builder.RegisterType<PersonNames>().As<ISheetNames>().InstancePerLifetimeScope();
        builder.RegisterType<PersonPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<SanctionPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<SamePersonPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<JudgementPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<ConsequencePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<MovePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<ServiceChangePlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<PublicityPlaceFinder>().As<IPlaceFinder>().InstancePerLifetimeScope();
    }
}
