using System.Globalization;
using System.Text.Json;
using PilotHub.Content.Definitions;

namespace PilotHub.Content.Fields;

/// <summary><c>{ Value }</c>: a number within the settings' Minimum, Maximum and Scale (decimal places).</summary>
internal sealed class NumericField() : ContentField("NumericField", """{ "Value": 1.5 }""", "Value")
{
    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        path += ".Value";
        var number = Number(value);
        if (Find(value, "Value") is { } found && number is null)
            inspection.Fail(path, "number", $"Must be a number, not {ContentItemJson.Excerpt(found)}.");
        CheckRequired(inspection, field, number is not null, path);
        if (number is not { } n)
            return;
        if (field.Minimum is { } minimum && n < minimum)
            inspection.Fail(path, "minimum", string.Create(CultureInfo.InvariantCulture, $"Is {n}; at least {minimum} is allowed."));
        if (field.Maximum is { } maximum && n > maximum)
            inspection.Fail(path, "maximum", string.Create(CultureInfo.InvariantCulture, $"Is {n}; at most {maximum} is allowed."));
        if (field.Scale is { } scale && decimal.Round(n, scale) != n)
            inspection.Fail(path, "scale", string.Create(CultureInfo.InvariantCulture, $"Is {n}; at most {scale} decimal places are allowed."));
    }

    public override IEnumerable<ContentIndexEntry> Index(ContentPartFieldDefinition field, JsonElement value) =>
        field.Sortable && Number(value) is { } number ? [new("", null, number)] : [];

    private static decimal? Number(JsonElement value) =>
        Find(value, "Value") is { ValueKind: JsonValueKind.Number } found && found.TryGetDecimal(out var number) ? number : null;
}

/// <summary><c>{ Value }</c>: yes or no.</summary>
internal sealed class BooleanField() : ContentField("BooleanField", """{ "Value": true }""", "Value")
{
    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        if (Find(value, "Value") is { } found && found.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            inspection.Fail($"{path}.Value", "boolean", $"Must be true or false, not {ContentItemJson.Excerpt(found)}.");
    }
}

/// <summary><c>{ Value }</c>: a day, a moment or a time of day, as ISO 8601 text.</summary>
internal abstract class TemporalField(string name, string example) : ContentField(name, $$"""{ "Value": "{{example}}" }""", "Value")
{
    private readonly string _example = example;

    public override void Check(ContentInspection inspection, ContentPartFieldDefinition field, JsonElement value, string path)
    {
        var found = Find(value, "Value");
        CheckRequired(inspection, field, found is not null, path);
        if (found is { } text && !(ContentItemJson.TryGetText(text, out var iso) && IsValid(iso)))
            inspection.Fail($"{path}.Value", "date", $"Must be written like \"{_example}\", not {ContentItemJson.Excerpt(text)}.");
    }

    protected abstract bool IsValid(string iso);

    protected static bool IsMoment(string iso) =>
        iso.Length >= 10 && iso[4] == '-' && DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
}

/// <summary>A day. Orchard Core writes it as a moment at midnight; the day alone is taken too.</summary>
internal sealed class DateField() : TemporalField("DateField", "2026-01-15T00:00:00Z")
{
    protected override bool IsValid(string iso) => IsMoment(iso);
}

/// <summary>A moment in UTC.</summary>
internal sealed class DateTimeField() : TemporalField("DateTimeField", "2026-01-15T09:30:00Z")
{
    protected override bool IsValid(string iso) => IsMoment(iso);
}

/// <summary>A time of day.</summary>
internal sealed class TimeField() : TemporalField("TimeField", "09:30:00")
{
    protected override bool IsValid(string iso) => TimeSpan.TryParse(iso, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time < TimeSpan.FromDays(1);
}
