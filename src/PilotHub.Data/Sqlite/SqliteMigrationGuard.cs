using Microsoft.EntityFrameworkCore;

namespace PilotHub.Data.Sqlite;

/// <summary>A lock on a file beside the database, which the system releases when its process ends.</summary>
internal sealed class SqliteMigrationGuard(string databasePath, TimeProvider time) : IMigrationGuard
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    public async Task<IAsyncDisposable> EnterAsync(HubContext context, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(databasePath)!);
        var file = await LockAsync(databasePath + ".migrating", cancellationToken);
        try
        {
            await FreeAbandonedLockAsync(context, cancellationToken);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }

    // Whoever holds the file is the only one to migrate: a row in EF Core's lock table is of a process that died.
    private static async Task FreeAbandonedLockAsync(HubContext context, CancellationToken cancellationToken)
    {
        var tables = await context.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
            await context.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }
}
