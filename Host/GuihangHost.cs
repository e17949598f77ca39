using System.Text.Encodings.Web;
using System.Text.Unicode;
using Autofac;
using Autofac.Extensions.DependencyInjection;
using Guihang.Core;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.Json;
using Guihang.Core.Outbox;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Sheets;
using Guihang.Evaluation;
using Guihang.Host.Jobs;
using Guihang.Host.OpenApi;
using Guihang.Host.Pages;
using Guihang.Reporting;
using Guihang.Sanctions;
using Guihang.Visits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guihang.Host;

/// <summary>Puts the house together: policy book, container, pipeline, endpoints.</summary>
public static class GuihangHost
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    /// <summary>Makes the application.</summary>
    /// <exception cref="PolicyBookRefusedException">A policy of a jurisdiction served is broken.</exception>
    /// <exception cref="StartRefusedException">The configuration does not allow a start.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = HostSettings.Read(builder.Configuration, builder.Environment);
        var book = PolicyBookLoader.Load(
            PluginLocation.AllIn(settings.PluginFolder),
            settings.Policies,
            RegionTable.Shipped,
            TimeProvider.System.Today()
        );

        GuihangModule[] modules =
        [
            new CoreModule(settings.Database, book),
            new SanctionsModule(),
            new VisitsModule(),
            new EvaluationModule(),
            new ReportingModule(),
        ];
        KeepAddressesOutOfLogs(builder.Logging);
        AddServices(builder.Services, settings);
        builder.Host.UseServiceProviderFactory(new AutofacServiceProviderFactory());
        builder.Host.ConfigureContainer<ContainerBuilder>(container =>
        {
            foreach (var module in modules)
            {
                container.RegisterModule(module);
            }

            container.RegisterModule(new RequestsModule([.. modules.Select(module => module.GetType().Assembly).Distinct()]));
            container.RegisterInstance(settings.Identity);
            container.RegisterInstance(settings.Attachments);
            container.RegisterInstance(settings.Mail);
            container.RegisterType<PageIdentity>().InstancePerLifetimeScope();
        });

        var app = builder.Build();
        UsePipeline(app);
        MapEndpoints(app, modules);
        return app;
    }

    // Who has the address of a private calendar reads it: the paths of requests are not logged, however much else is.
    private static void KeepAddressesOutOfLogs(ILoggingBuilder logging) =>
        logging
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.None);

    private static void AddServices(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(json => JsonForms.ConfigureApi(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemWriter>();
        services.AddQuietBallots();
        services.AddProblemDetails();
        services.AddRequestLocalization(localization =>
        {
            localization.SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
        });
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [DatabaseHealth.Ready]);
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<ImportWorker>());
        services.AddJobs();
        services.AddOpenApiDocument();
        services.AddRazorComponents();
        // Pages are only looked at: nothing that a key protects outlives the process.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // Chinese text stays readable in pages.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseQuietBallots();
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages(ProblemWriter.WriteStatus);
    }

    private static void MapEndpoints(WebApplication app, GuihangModule[] modules)
    {
        var api = app.MapGroup("/api/v1").WithKnownQueries().WithSheets();
        foreach (var module in modules)
        {
            module.MapEndpoints(api);
        }

        app.MapOpenApiDocument();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(DatabaseHealth.Ready) });
        app.MapGet("/", () => new RazorComponentResult<Overview>()).ExcludeFromDescription();
        app.MapGet(
                "/bulletins/{bulletin}",
                ([AsParameters] GetBulletin asked) => new RazorComponentResult<BulletinPage>(new { Asked = asked })
            )
            .ExcludeFromDescription();
    }
}
