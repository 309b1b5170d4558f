using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PilotHub.Content.Store;
using PilotHub.Data.Accounts;
using PilotHub.Data.Model;

namespace PilotHub.Data;

/// <summary>
/// The database's model: content, accounts and data-protection keys. Each database has a context of its own, which holds its
/// migrations and the few things that the databases do differently.
/// </summary>
public abstract class HubContext(DbContextOptions options) : IdentityDbContext<HubUser, HubRole, string>(options), IDataProtectionKeyContext
{
    /// <summary>The keys that protect cookies and tokens, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The live versions of the items, locked until the transaction ends.</summary>
    internal abstract IQueryable<VersionRow> LockLiveVersions(string[] contentItemIds);

    /// <summary>Ids for new versions, ascending.</summary>
    internal abstract Task<long[]> ReserveVersionIdsAsync(int count, CancellationToken cancellationToken);

    /// <summary>Inserts many rows in few round trips, in the current transaction.</summary>
    internal abstract BulkInsert CreateBulkInsert();

    /// <summary>The changes after a cursor that no running transaction can still get in front of, in no particular order.</summary>
    internal abstract IQueryable<ChangeRow> SettledChanges(ChangeCursor after);

    /// <summary>What is done last before a transaction with changes commits.</summary>
    internal abstract Task AnnounceChangesAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database refused a write because of what somebody else wrote at the same time.</summary>
    internal abstract bool IsConflict(Exception exception);

    /// <summary>Repairs what a migrated or restored database needs before it is used.</summary>
    internal abstract Task AfterMigrationAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // Named, so that an operator can read the audit with SQL.
        configurationBuilder.Properties<ChangeSubject>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        HubModel.Configure(builder);
    }
}
