using System.Data.Common;
using PilotHub.Data;
using PilotHub.Web.CommandLine;
using PilotHub.Web.Settings;

namespace PilotHub.Web.Hosting;

internal static class HubMigration
{
    /// <summary>Brings the database up to date, which is also the first time that it is reached.</summary>
    /// <exception cref="HubSettingException">The connection string is not one.</exception>
    /// <exception cref="CommandRefusedException">The database cannot be reached.</exception>
    public static async Task MigrateAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.Services.GetRequiredService<HubDatabase>().MigrateAsync(cancellationToken);
        }
        catch (ArgumentException e)
        {
            // The value holds a password, as a rule.
            throw new HubSettingException(HubSettings.ConnectionString, "…", "a PostgreSQL connection string such as Host=db;Database=pilothub;Username=pilothub;Password=…", e);
        }
        catch (DbException e)
        {
            throw new CommandRefusedException($"The database cannot be used: {e.Message.ReplaceLineEndings(" ")}", inner: e);
        }
    }
}
