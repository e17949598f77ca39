using Autofac;
using Guihang.Core.Attachments;
using Guihang.Core.Audit;
using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.Mail;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Outbox;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Policies.Questions;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core;

/// <summary>The kernel: policy engine, request pipeline, data, directory, security, audit, documents.</summary>
/// <param name="database">Which database.</param>
/// <param name="book">The policy book, made before the container: rules are built without it.</param>
public sealed class CoreModule(DatabaseSettings database, PolicyBook book) : GuihangModule
{
    // The scan of a document as it was signed.
    private static readonly AttachmentSubject DocumentFiles = new(
        DocumentPlace.SubjectKind,
        "documents",
        "Document",
        "文书",
        "a document",
        "{documentId}"
    );

    /// <inheritdoc/>
    public override string Name => "Core";

    /// <inheritdoc/>
    public override void MapEndpoints(IEndpointRouteBuilder api)
    {
        var directory = api.MapGroup("").WithTags("Directory");
        RegisterUnitEndpoint.Map(directory);
        GetUnitEndpoint.Map(directory);
        ListUnitsEndpoint.Map(directory);
        RegisterOfficerEndpoint.Map(directory);
        ListOfficersEndpoint.Map(directory);
        GetRegionEndpoint.Map(directory);

        var documents = api.MapGroup("").WithTags("Documents");
        GetDocumentEndpoints.Map(documents);
        ListDocumentsEndpoint.Map(documents);
        ListAddressedDocumentsEndpoint.Map(documents);

        var imports = api.MapGroup("").WithTags("Imports");
        StartImportEndpoint.Map(imports);
        GetImportEndpoints.Map(imports);
        ListImportFaultsEndpoint.Map(imports);
        CancelImportEndpoint.Map(imports);
        GetLedgerColumnsEndpoint.Map(imports);

        var attachments = api.MapGroup("").WithTags("Attachments");
        GetAttachmentEndpoints.Map(attachments);
        WithdrawAttachmentEndpoint.Map(attachments);
        AttachmentEndpoints.Map(attachments, DocumentFiles);

        var policies = api.MapGroup("").WithTags("Policies");
        ListPoliciesEndpoint.Map(policies);
        ListParametersEndpoint.Map(policies);
        ListDecisionPointsEndpoint.Map(policies);
        GetPolicyPluginEndpoint.Map(policies);
        ListQuestionsEndpoint.Map(policies);
        DecideQuestionEndpoint.Map(policies);
    }

    /// <inheritdoc/>
    protected override void Load(ContainerBuilder builder)
    {
        builder.RegisterInstance(database);
        builder.RegisterInstance(book);
        builder.RegisterInstance(RegionTable.Shipped);
        builder.RegisterType<PolicyEngine>().SingleInstance();
        builder.RegisterType<KnownTraces>().SingleInstance();
        builder.RegisterType<DecisionKeeper>().InstancePerLifetimeScope();
        builder.RegisterType<Explanations>().InstancePerLifetimeScope();
        builder.RegisterType<OpenQuestions>().InstancePerLifetimeScope();
        builder.RegisterType<QuestionPlace>().As<IPlaceFinder>().InstancePerLifetimeScope();

        builder.Register<IDatabase>(Database).SingleInstance();
        builder.RegisterType<ContextPools>().SingleInstance();
        builder.RegisterType<Migrator>().SingleInstance();
        builder.RegisterType<IdSource>().SingleInstance();
        builder.RegisterType<SecretSource>().SingleInstance();
        builder.RegisterType<Session>().InstancePerLifetimeScope();
        builder.RegisterModuleDatabase<CoreDb, SqliteCoreDb, PostgresCoreDb>("core");

        builder.RegisterType<Door>().InstancePerLifetimeScope();
        builder.RegisterType<CallContext>().InstancePerLifetimeScope();
        builder.RegisterType<IdempotencyStore>().InstancePerLifetimeScope();
        builder.RegisterType<CreationsInFlight>().SingleInstance();
        builder.RegisterType<AuditLog>().InstancePerLifetimeScope();
        builder.RegisterType<Places>().InstancePerLifetimeScope();
        builder.RegisterType<OfficeLookup>().InstancePerLifetimeScope();
        builder.RegisterType<UnitPlace>().As<IPlaceFinder>().InstancePerLifetimeScope();
        builder.RegisterType<DocumentPlace>().As<IPlaceFinder>().InstancePerLifetimeScope();

        builder.RegisterType<UnitNames>().As<ISheetNames>().InstancePerLifetimeScope();
        builder.RegisterType<OfficerNames>().As<ISheetNames>().InstancePerLifetimeScope();
        builder.RegisterInstance(DocumentFiles);
        builder.RegisterType<AttachmentAccess>().InstancePerLifetimeScope();
        builder.RegisterType<AttachmentCopies>().InstancePerLifetimeScope();
        builder.RegisterType<AttachmentLookup>().InstancePerLifetimeScope();
        builder.RegisterType<AttachmentPlace>().As<IPlaceFinder>().InstancePerLifetimeScope();

        builder.RegisterType<HttpDoor>().InstancePerLifetimeScope();
        builder.RegisterType<HeaderIdentity>().InstancePerLifetimeScope();
        builder.RegisterType<KnownOfficers>().SingleInstance();
        LoadWork(builder);
    }

    // What is done piece by piece, or outside of the database.
    private static void LoadWork(ContainerBuilder builder)
    {
        builder.RegisterType<ImportFields>().SingleInstance();
        builder.RegisterType<ImportSignal>().SingleInstance();
        builder.RegisterType<ImportWorker>().SingleInstance();
        builder.RegisterType<ImportSteps>().InstancePerLifetimeScope();
        builder.RegisterType<ImportRunner>().InstancePerLifetimeScope();
        builder.RegisterType<ImportPlace>().As<IPlaceFinder>().InstancePerLifetimeScope();

        builder.RegisterType<OutboxOrders>().InstancePerLifetimeScope();
        builder.RegisterType<OutboxSignal>().SingleInstance();
        builder.RegisterType<OutboxWorker>().SingleInstance();
        builder.RegisterType<MailOrders>().InstancePerLifetimeScope();
        builder.RegisterType<MailDelivery>().As<IOutboxHandler>().InstancePerLifetimeScope();
        builder.RegisterType<DocumentOrders>().InstancePerLifetimeScope();
        builder.RegisterType<DocumentLookup>().InstancePerLifetimeScope();
        builder.RegisterType<DocumentProduction>().As<IOutboxHandler>().InstancePerLifetimeScope();
    }

    private static IDatabase Database(IComponentContext context)
    {
        var settings = context.Resolve<DatabaseSettings>();
        return settings.Kind == DatabaseKind.Sqlite
            ? new SqliteDatabase(settings.Path)
            : new PostgresDatabase(
                settings.ConnectionString
                    ?? throw new InvalidOperationException("Database:Kind is Postgres, but Database:ConnectionString is not set.")
            );
    }
}
