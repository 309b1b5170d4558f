namespace PilotHub.Web.Settings;

/// <summary>A setting that the site cannot start with. The message is the one line that its operator needs.</summary>
internal sealed class HubSettingException(string setting, string? value, string allowed, Exception? inner = null)
    : Exception($"The setting {setting} is '{value}'; allowed is {allowed}.", inner)
{
    public string Setting { get; } = setting;
}
