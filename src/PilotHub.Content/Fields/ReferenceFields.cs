using System.Text.Json;
using PilotHub.Content.Definitions;

namespace PilotHub.Content.Fields;

/// <summary>A field that names things outside its item by their ids.</summary>
internal abstract class ReferenceField(string name, string example, string ids, params string[] properties) : ContentField(name, example, [ids, .. properties])
{
    private readonly string _ids = ids;

    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        var ids = Texts(inspection, value, _ids, path);
        CheckRequired(inspection, field, ids.Count > 0, path);
        if (ids.Count > 1 && !field.Multiple)
            inspection.Fail($"{path}.{_ids}", "single", $"Takes one entry; {ids.Count} were given.");
        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i].Length == 0)
                inspection.Fail($"{path}.{_ids}[{i}]", "id", "Is empty.");
            else
                inspection.Refer(Reference(field, value, ids[i], $"{path}.{_ids}[{i}]"));
        }
    }

    public override IEnumerable<ContentIndexEntry> Index(ContentPartFieldDefinition field, JsonElement value) =>
        Texts(null, value, _ids, "").Distinct().Select(id => new ContentIndexEntry("", id, null));

    protected abstract ContentReference Reference(ContentPartFieldDefinition field, JsonElement value, string id, string path);
}

/// <summary><c>{ TaxonomyContentItemId, TermContentItemIds }</c>: terms of the taxonomy that the settings name.</summary>
internal sealed class TaxonomyField() : ReferenceField("TaxonomyField", """{ "TaxonomyContentItemId": "…", "TermContentItemIds": ["…"] }""",
    "TermContentItemIds", "TaxonomyContentItemId", "TagNames")
{
    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        base.Check(inspection, field, value, path);
        if (field.TaxonomyContentItemId is { } taxonomy && Find(value, "TaxonomyContentItemId") is { } given
            && !(ContentItemJson.TryGetText(given, out var id) && id == taxonomy))
            inspection.Fail($"{path}.TaxonomyContentItemId", "taxonomy", $"Must be '{taxonomy}', the field's taxonomy, not {ContentItemJson.Excerpt(given)}.");
    }

    protected override ContentReference Reference(ContentPartFieldDefinition field, JsonElement value, string id, string path) =>
        new(ContentReferenceKind.Term, id, path, field.TaxonomyContentItemId);
}

/// <summary><c>{ UserIds }</c>: people.</summary>
internal sealed class UserPickerField() : ReferenceField("UserPickerField", """{ "UserIds": ["…"] }""", "UserIds", "UserNames")
{
    protected override ContentReference Reference(ContentPartFieldDefinition field, JsonElement value, string id, string path) =>
        new(ContentReferenceKind.User, id, path);
}

/// <summary><c>{ ContentItemIds }</c>: other content items.</summary>
internal sealed class ContentPickerField() : ReferenceField("ContentPickerField", """{ "ContentItemIds": ["…"] }""", "ContentItemIds")
{
    protected override ContentReference Reference(ContentPartFieldDefinition field, JsonElement value, string id, string path) =>
        new(ContentReferenceKind.Item, id, path);
}

/// <summary><c>{ Paths, MediaTexts }</c>: files of the media store with their alternative texts.</summary>
internal sealed class MediaField() : ContentField("MediaField", """{ "Paths": ["…"], "MediaTexts": ["…"] }""", "Paths", "MediaTexts", "Anchors", "AttachedFileNames")
{
    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        var paths = Texts(inspection, value, "Paths", path);
        var texts = Texts(inspection, value, "MediaTexts", path);
        CheckRequired(inspection, field, paths.Count > 0, path);
        if (texts.Count > paths.Count)
            inspection.Fail($"{path}.MediaTexts", "media", $"Has {texts.Count} texts for {paths.Count} files.");
        for (var i = 0; i < paths.Count; i++)
        {
            if (!Store.MediaPath.IsValid(paths[i]))
                inspection.Fail($"{path}.Paths[{i}]", "media", $"'{paths[i]}' is not a path of a media file.");
        }
    }
}
