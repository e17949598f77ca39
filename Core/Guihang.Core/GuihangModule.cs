using Autofac;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core;

/// <summary>A room of the house: what it registers, and the endpoints of its slices.</summary>
public abstract class GuihangModule : Module
{
    /// <summary>The module's name, as tags of the API document write it.</summary>
    public abstract string Name { get; }

    /// <summary>Maps the endpoints of the module's slices.</summary>
    /// <param name="api">The group <c>/api/v1</c>.</param>
    public abstract void MapEndpoints(IEndpointRouteBuilder api);
}
