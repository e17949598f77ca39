using System.Globalization;
using System.Resources;

namespace Guihang.Host.Pages;

/// <summary>The texts of the layout.</summary>
internal static class HostTexts
{
    public static ResourceManager Texts { get; } = new("Guihang.Host.Texts", typeof(HostTexts).Assembly);

    public static string Of(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
