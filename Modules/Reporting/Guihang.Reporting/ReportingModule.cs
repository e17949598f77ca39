using Autofac;
using Guihang.Core;
using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Reporting.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Indicators and figures, as of any day. Nobody asks this module anything, so it has no Contracts.</summary>
public sealed class ReportingModule : GuihangModule
{
    /// <inheritdoc/>
    public override string Name => "Reporting";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags(Name);
        ListIndicatorsEndpoint.Map(group);
        ListBulletinsEndpoint.Map(group);
        GetFigureEndpoints.Map(group);
        BreakDownFigureEndpoint.Map(group);
        ListFigureRowsEndpoint.Map(group);
        GetRateEndpoint.Map(group);
        GetBulletinEndpoints.Map(group);
        PublishBulletinEndpoint.Map(group);
        PublicationEndpoints.Map(group);
        ListPublishedRowsEndpoint.Map(group);
        GetPublicationContentEndpoint.Map(group);
        GetComplianceEndpoints.Map(group);
        ListExpiriesEndpoint.Map(group);
    }

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterModuleDatabase<ReportingDb, SqliteReportingDb, PostgresReportingDb>("reporting");
        builder.RegisterType<CountedRows>().InstancePerDependency();
        builder.RegisterType<FigureRows>().InstancePerDependency();
        builder.RegisterType<KeptFigures>().InstancePerDependency();
        builder.RegisterType<Figures>().InstancePerDependency();
        builder.RegisterType<BrokenDown>().InstancePerDependency();
        builder.RegisterType<FigureCells>().InstancePerDependency();
        builder.RegisterType<Bulletins>().InstancePerDependency();
        builder.RegisterType<PublicationPlace>().As<IPlaceFinder>().InstancePerLifetimeScope();
    }
}
