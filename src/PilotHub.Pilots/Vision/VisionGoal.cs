using PilotHub.Content;

namespace PilotHub.Pilots.Vision;

/// <summary>A goal beyond efficiency that people can feel attached to; every pilot names the one it serves.</summary>
public sealed class VisionGoal(ContentItem item)
{
    /// <summary>The type's technical name.</summary>
    public const string TypeName = "VisionGoal";

    private readonly PartReader _fields = PartReader.Of(item, TypeName);

    /// <summary>The version that this is a view of.</summary>
    public ContentItem Item => item;

    /// <summary>The goal in one line.</summary>
    public string Title => item.DisplayText;

    /// <summary>The goal as Markdown.</summary>
    public string Statement => _fields.Markdown("Statement");

    /// <summary>Who is better off.</summary>
    public string Beneficiaries => _fields.Text("Beneficiaries");

    /// <summary>By when, in the words of those who set it.</summary>
    public string Horizon => _fields.Text("Horizon");

    /// <summary>Its language and translations.</summary>
    public ContentLanguage Language => ContentLanguage.Of(item);
}
