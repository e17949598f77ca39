using System.Reflection;
using Autofac;
using FluentValidation;
using Guihang.Core.Requests.Behaviours;
using MediatR;
using Module = Autofac.Module;

namespace Guihang.Core.Requests;

/// <summary>
/// The one place where MediatR is registered: handlers, listeners and validators of all modules, each assembly once, and the behaviours in the order
/// in which a request meets them.
/// </summary>
/// <param name="assemblies">The assemblies of Core and the modules.</param>
public sealed class RequestsModule(params IReadOnlyList<Assembly> assemblies) : Module
{
    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterType<Mediator>().As<IMediator>().InstancePerLifetimeScope();
        builder
            .Register<ServiceFactory>(context =>
            {
                var scope = context.Resolve<IComponentContext>();
                return scope.Resolve;
            })
            .InstancePerLifetimeScope();

        Assembly[] all = [.. assemblies];
        builder.RegisterAssemblyTypes(all).AsClosedTypesOf(typeof(IRequestHandler<,>)).InstancePerDependency();
        builder.RegisterAssemblyTypes(all).AsClosedTypesOf(typeof(INotificationHandler<>)).InstancePerDependency();
        builder.RegisterAssemblyTypes(all).AsClosedTypesOf(typeof(IValidator<>)).SingleInstance();

        builder.RegisterGeneric(typeof(AuthoriseBehaviour<,>)).As(typeof(IPipelineBehavior<,>)).InstancePerDependency();
        builder.RegisterGeneric(typeof(ValidateBehaviour<,>)).As(typeof(IPipelineBehavior<,>)).InstancePerDependency();
        builder.RegisterGeneric(typeof(SnapshotBehaviour<,>)).As(typeof(IPipelineBehavior<,>)).InstancePerDependency();
        builder.RegisterGeneric(typeof(ChangeBehaviour<,>)).As(typeof(IPipelineBehavior<,>)).InstancePerDependency();
    }
}
