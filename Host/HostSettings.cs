using Guihang.Core.Data;
using Guihang.Core.Http;
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
public sealed record HostSettings(
    DatabaseSettings Database,
    PolicySettings Policies,
    string PluginFolder,
    IdentitySettings Identity,
    bool LoadsDemo
)
{
    /// <summary>Reads the configuration.</summary>
    /// <exception cref="StartRefusedException">It does not allow a start here.</exception>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var identity = configuration.GetSection("Identity").Get<IdentitySettings>() ?? new IdentitySettings();
        RefuseUnsafe(identity, environment);
        var database = configuration.GetSection("Database").Get<DatabaseSettings>() ?? new DatabaseSettings();
        return new HostSettings(
            database with
            {
                Path = Path.Combine(environment.ContentRootPath, database.Path),
            },
            new PolicySettings
            {
                Served = configuration.GetSection("Policies:Served").Get<string[]>() ?? [],
                Confirmed =
                    configuration.GetSection("Policies:Confirmed").Get<Confirmation[]>(binder => binder.ErrorOnUnknownConfiguration = true)
                    ?? [],
                StaleAfter = configuration["Policies:StaleAfter"] is { } text ? Duration.Parse(text) : new PolicySettings().StaleAfter,
            },
            configuration["Policies:Folder"] ?? Path.Combine(AppContext.BaseDirectory, "Plugins"),
            identity,
            configuration.GetValue("Demo:Load", defaultValue: false)
        );
    }

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
