using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilotHub.Content;
using PilotHub.Content.Store;
using PilotHub.Data.Accounts;

namespace PilotHub.Data.Model;

/// <summary>The tables and their indexes, the same on both databases.</summary>
internal static class HubModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<VersionRow>(ConfigureVersions);
        builder.Entity<FieldIndexRow>(ConfigureFieldIndex);
        builder.Entity<RouteRow>(routes =>
        {
            routes.ToTable("Routes").HasKey(route => route.Key);
            routes.HasIndex(route => route.ContentItemId);
            routes.HasIndex(route => route.ContentItemId, "IX_Routes_ContentItemId_Current").IsUnique().HasFilter("\"Current\"");
        });
        builder.Entity<DocumentRow>(documents => documents.ToTable("Documents").HasKey(document => document.Name));
        builder.Entity<ChangeRow>(changes => changes.ToTable("Changes").HasKey(change => change.Sequence));
        builder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("Audit").HasKey(row => row.Id);
            audit.HasIndex(row => new { row.Subject, row.Key, row.Id });
        });
        builder.Entity<SearchTallyRow>(tallies =>
        {
            tallies.ToTable("SearchTallies").HasKey(tally => new { tally.Week, tally.Words });
            tallies.Property(tally => tally.Words).HasMaxLength(SearchTally.MaxLength);
        });
        ConfigureAccounts(builder);
    }

    private static void ConfigureVersions(EntityTypeBuilder<VersionRow> versions)
    {
        versions.ToTable("Versions").HasKey(version => version.Id);
        versions.Property(version => version.Id).ValueGeneratedNever();
        versions.Property(version => version.ContentItemVersionId).HasMaxLength(ContentItemIds.MaxLength);
        versions.Property(version => version.ContentItemId).HasMaxLength(ContentItemIds.MaxLength);
        versions.Property(version => version.Hash).HasMaxLength(32);
        versions.HasIndex(version => version.ContentItemVersionId).IsUnique();
        versions.HasIndex(version => version.ContentItemId);
        // At most one latest and one published version: what a writer that lost a race runs into.
        versions.HasIndex(version => version.ContentItemId, "IX_Versions_Latest").IsUnique().HasFilter("\"Latest\"");
        versions.HasIndex(version => version.ContentItemId, "IX_Versions_Published").IsUnique().HasFilter("\"Published\"");
        // One for each order of a list, so that a page of it is read without sorting.
        versions.HasIndex(version => new { version.ContentType, version.PublishedUtc, version.ContentItemId }, "IX_Versions_ByPublished")
            .IsDescending(false, true, false).HasFilter("\"Published\"");
        versions.HasIndex(version => new { version.ContentType, version.ModifiedUtc, version.ContentItemId }, "IX_Versions_ByModified")
            .IsDescending(false, true, false).HasFilter("\"Published\"");
        versions.HasIndex(version => new { version.ContentType, version.SortText, version.ContentItemId }, "IX_Versions_ByTitle")
            .HasFilter("\"Published\"");
        versions.HasIndex(version => new { version.ContentType, version.ModifiedUtc, version.ContentItemId }, "IX_Versions_LatestByModified")
            .IsDescending(false, true, false).HasFilter("\"Latest\"");
        versions.HasIndex(version => new { version.ContentType, version.ContentItemId, version.Published }, "IX_Versions_Live")
            .IsDescending(false, false, true).HasFilter("\"Latest\" OR \"Published\"");
    }

    private static void ConfigureFieldIndex(EntityTypeBuilder<FieldIndexRow> fields)
    {
        fields.ToTable("FieldIndex").HasKey(field => new { field.VersionId, field.Ordinal });
        fields.Property(field => field.Text).HasMaxLength(FieldIndexRow.MaxTextLength);
        fields.HasOne<VersionRow>().WithMany().HasForeignKey(field => field.VersionId);
        fields.HasIndex(field => new { field.Path, field.Text, field.VersionId }).HasFilter("\"Text\" IS NOT NULL");
        fields.HasIndex(field => new { field.Path, field.Number, field.VersionId }).HasFilter("\"Number\" IS NOT NULL");
    }

    private static void ConfigureAccounts(ModelBuilder builder)
    {
        builder.Entity<HubUser>().ToTable("Users");
        builder.Entity<HubRole>().ToTable("Roles").PrimitiveCollection(role => role.Permissions);
        builder.Entity<IdentityUserRole<string>>().ToTable("UserRoles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("UserClaims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("UserLogins");
        builder.Entity<IdentityUserToken<string>>().ToTable("UserTokens");
        builder.Entity<IdentityUserPasskey<string>>().ToTable("UserPasskeys");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("RoleClaims");
        builder.Entity<DataProtectionKey>().ToTable("DataProtectionKeys");
    }
}
