using Guihang.Core.Attachments;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Mail;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Policy.Calendar;

namespace Guihang.Host;

/// <summary>What the configuration says, read once.</summary>
/// <param name="Database">Which database.</param>
/// <param name="Policies">Which jurisdictions are served.</param>
/// <param name="PluginFolder">Where the plugins are.</param>
/// <param name="Identity">How callers are known.</param>
/// <param name="LoadsDemo">Whether an empty database is filled with the demo ledger.</param>
/// <param name="Attachments">What may be attached.</param>
/// <param name="Mail">How messages leave the house.</param>
public sealed record HostSettings(
    DatabaseSettings Database,
    PolicySettings Policies,
    string PluginFolder,
    IdentitySettings Identity,
    bool LoadsDemo,
    AttachmentSettings Attachments,
    MailSettings Mail
)
{
    /// <summary>Reads the configuration.</summary>
    /// <exception cref="StartRefusedException">It does not allow a start here.</exception>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var identity = Section<IdentitySettings>(configuration, "Identity") ?? new IdentitySettings();
        RefuseUnsafe(identity, environment);
        var database = Section<DatabaseSettings>(configuration, "Database") ?? new DatabaseSettings();
        if (database is { Kind: DatabaseKind.Postgres, ConnectionString: null or "" })
        {
            throw new StartRefusedException(
                "Database:Kind 为 Postgres，却没有配置 Database:ConnectionString，因此不启动。请写明，如 Host=…;Database=guihang;Username=…。",
                "Database:Kind is Postgres, but Database:ConnectionString is not set; the host does not start. Give one such as Host=…;Database=guihang;Username=…."
            );
        }

        return new HostSettings(
            database with
            {
                Path = Path.Combine(environment.ContentRootPath, database.Path),
            },
            ReadPolicies(configuration),
            PluginFolderOf(configuration["Policies:Folder"] ?? Path.Combine(AppContext.BaseDirectory, "Plugins")),
            identity,
            configuration.GetValue("Demo:Load", defaultValue: false),
            Section<AttachmentSettings>(configuration, "Attachments") ?? new AttachmentSettings(),
            ReadMail(configuration, environment)
        );
    }

    /// <summary>What it says about policy.</summary>
    /// <exception cref="StartRefusedException">It cannot be read.</exception>
    public static PolicySettings ReadPolicies(IConfiguration configuration) =>
        new()
        {
            Served = Section<string[]>(configuration, "Policies:Served") ?? [],
            Confirmed =
                Section<Confirmation[]>(configuration, "Policies:Confirmed", binder => binder.ErrorOnUnknownConfiguration = true) ?? [],
            StaleAfter = StaleAfter(configuration["Policies:StaleAfter"]),
        };

    private static T? Section<T>(IConfiguration configuration, string name, Action<BinderOptions>? options = null)
    {
        try
        {
            return configuration.GetSection(name).Get<T>(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new StartRefusedException(
                $"配置的 {name} 中有读不懂的值（{fault.Message.TrimEnd('.')}），因此不启动。请在 appsettings.json、环境变量或命令行中改正它。",
                $"The configuration has a value under {name} that cannot be read ({fault.Message.TrimEnd('.')}); the host does not start. Correct it in appsettings.json, the environment or the command line."
            );
        }
    }

    private static Duration StaleAfter(string? text)
    {
        if (text is null)
        {
            return new PolicySettings().StaleAfter;
        }

        return Duration.TryParse(text, out var after)
            ? after
            : throw new StartRefusedException(
                $"Policies:StaleAfter 的值“{text}”不是时长，因此不启动。应如 P18M、P30D。",
                $"\"{text}\" is no length for Policies:StaleAfter; the host does not start. Write one such as P18M or P30D."
            );
    }

    private static MailSettings ReadMail(IConfiguration configuration, IHostEnvironment environment)
    {
        var mail = Section<MailSettings>(configuration, "Mail") ?? new MailSettings();
        if (mail is { Reminders: true, Kind: MailKind.None })
        {
            throw new StartRefusedException(
                "Mail:Reminders 为 true，却没有配置 Mail:Kind，提醒无处可发，因此不启动。请设为 Smtp（并写明 Mail:Host）或 File，或者关闭提醒。",
                "Mail:Reminders is true, but Mail:Kind is not set, so that reminders have nowhere to go; the host does not start. Set it to Smtp (with Mail:Host) or File, or switch reminders off."
            );
        }

        if (mail is { Kind: MailKind.Smtp, Host: "" })
        {
            throw new StartRefusedException(
                "Mail:Kind 为 Smtp，却没有配置 Mail:Host，因此不启动。请写明邮件服务器。",
                "Mail:Kind is Smtp, but Mail:Host is not set; the host does not start. Name the mail server."
            );
        }

        return mail with { Folder = Path.Combine(environment.ContentRootPath, mail.Folder) };
    }

    private static string PluginFolderOf(string folder) =>
        Directory.Exists(folder)
            ? folder
            : throw new StartRefusedException(
                $"没有插件文件夹 {folder}，因此不启动。请检查发布的文件是否完整，或改正 Policies:Folder。",
                $"There is no folder of plugins at {folder}; the host does not start. See whether what was published is complete, or correct Policies:Folder."
            );

    private static void RefuseUnsafe(IdentitySettings identity, IHostEnvironment environment)
    {
        if (identity.Kind == IdentityKind.None)
        {
            throw new StartRefusedException(
                "没有配置身份认证（Identity:Kind），无法识别任何人，因此不启动。目前只有 Header，仅供开发与测试环境使用。",
                "No identity is configured (Identity:Kind), so that nobody could be known; the host does not start. There is only Header yet, for Development and Testing."
            );
        }

        if (identity.Kind == IdentityKind.Header && !environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
        {
            throw new StartRefusedException(
                $"Identity:Kind 为 Header：任何人都可以冒充他人。在 {environment.EnvironmentName} 环境中不启动；只可用于 Development 或 Testing。",
                $"Identity:Kind is Header: anybody could pass for anybody. The host does not start in {environment.EnvironmentName}, only in Development or Testing."
            );
        }
    }
}

/// <summary>The host does not start as it is configured.</summary>
public sealed class StartRefusedException(string zh, string en) : Exception($"{zh}{Environment.NewLine}{en}");
