using PilotHub.Content.Store;

namespace PilotHub.Data.Model;

/// <summary>A document of the site, such as its definitions.</summary>
internal sealed class DocumentRow
{
    public required string Name { get; set; }

    public required string Json { get; set; }
}

/// <summary>A row of the change feed. <see cref="Transaction"/> is PostgreSQL's transaction id; on SQLite, which has one writer, it is 0.</summary>
internal sealed class ChangeRow
{
    public long Sequence { get; set; }

    public long Transaction { get; set; }

    public ChangeSubject Subject { get; set; }

    public required string Key { get; set; }

    public string? ContentType { get; set; }

    public DateTime AtUtc { get; set; }
}

/// <summary>How often the same words were searched for in a week.</summary>
internal sealed class SearchTallyRow
{
    public DateOnly Week { get; set; }

    public required string Words { get; set; }

    public int Searches { get; set; }

    public int Empty { get; set; }

    public int Opened { get; set; }
}

/// <summary>Who did what to what, when and through what.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    public DateTime AtUtc { get; set; }

    public string? UserId { get; set; }

    public required string UserName { get; set; }

    public required string Via { get; set; }

    public required string Event { get; set; }

    public ChangeSubject Subject { get; set; }

    public required string Key { get; set; }

    public string? ContentItemVersionId { get; set; }

    public string? Detail { get; set; }
}
