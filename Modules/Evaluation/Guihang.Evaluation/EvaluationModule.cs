using Autofac;
using Guihang.Core;
using Guihang.Core.Data;
using Guihang.Evaluation.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The use of the result of follow-up.</summary>
public sealed class EvaluationModule : GuihangModule
{
    /// <inheritdoc/>
    public override string Name => "Evaluation";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api) => RecordUseEndpoints.Map(api.MapGroup("").WithTags(Name));

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder) =>
        builder.RegisterModuleDatabase<EvaluationDb, SqliteEvaluationDb, PostgresEvaluationDb>("evaluation");
}
