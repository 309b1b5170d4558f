using System.Globalization;
using System.Text.Json;
using PilotHub.Content;
using PilotHub.Web.CommandLine;

namespace PilotHub.Web.Import;

/// <summary>Reads map files: JSON with comments. Errors name the place, such as <c>fields.PilotCase.Stage.values</c>.</summary>
internal static class ImportMapReader
{
    /// <summary>The largest map file that is read, in bytes.</summary>
    public const int MaxLength = 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    /// <summary>Reads the map at <paramref name="path"/>.</summary>
    /// <exception cref="CommandRefusedException">The file cannot be read, or is no map.</exception>
    public static async Task<ImportMap> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            if (stream.Length > MaxLength)
                throw new CommandRefusedException($"{path} is larger than {MaxLength / 1024} kB and cannot be a map.");
            using var document = await JsonDocument.ParseAsync(stream, Options, cancellationToken);
            var errors = new List<ContentError>();
            var map = Read(document.RootElement, errors);
            return errors.Count == 0 ? map : throw new CommandRefusedException($"{path} is not a map that can be used:", [.. errors.Select(error => error.ToString())]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CommandRefusedException($"{path} is not valid JSON: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandRefusedException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a map and adds what is wrong with it to <paramref name="errors"/>; with any, the result must not be used.</summary>
    public static ImportMap Read(JsonElement json, ICollection<ContentError> errors)
    {
        var root = new MapObject(json, "", errors);
        if (json.ValueKind != JsonValueKind.Object)
            errors.Add(new("", "map", $"A map must be an object, not {MapObject.Shown(json)}."));
        var culture = ReadCulture(root);
        var dates = ReadDates(root, new([], null, null));
        var values = new ImportValueReader(dates, errors);
        var map = new ImportMap
        {
            Name = root.RequiredText("name"),
            ContentType = root.RequiredText("contentType"),
            Culture = culture,
            Encoding = root.Text("encoding") is { } encoding ? CsvEncoding.Find(encoding) ?? Refuse("encoding", $"There is no encoding \"{encoding}\"; common are utf-8, windows-1252 and utf-16.") : null,
            Delimiter = ReadDelimiter(root),
            Publish = root.Flag("publish", true),
            Empty = ImportValueReader.ReadTexts(root, "empty"),
            Key = ReadKey(root),
            Fields = values.ReadFields(root, "fields"),
            Bags = [.. root.Entries("bags").Select(bag => ReadBag(bag.Name, bag.Value, bag.Place, values, errors))],
        };
        if (json.ValueKind != JsonValueKind.Object)
            return map;
        if (map.Fields.Count == 0)
            root.Fail("fields", "Is missing or empty: nothing would be imported.");
        root.Close();
        return map;

        System.Text.Encoding? Refuse(string name, string message)
        {
            root.Fail(name, message);
            return null;
        }
    }

    internal static ImportDates ReadDates(MapObject owner, ImportDates inherited)
    {
        if (owner.Object("dates") is not { } dates)
            return inherited;
        var read = new ImportDates(
            dates.Has("formats") ? dates.Texts("formats") : inherited.Formats, Day("earliest") ?? inherited.Earliest, Day("latest") ?? inherited.Latest);
        foreach (var format in read.Formats.Where(format => !IsFormat(format)))
            dates.Fail("formats", $"\"{format}\" is not a way to write a date such as \"M/d/yyyy\".");
        dates.Close();
        return read;

        DateOnly? Day(string name)
        {
            if (dates.Text(name) is not { } text)
                return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            dates.Fail(name, $"Must be a day such as \"2020-01-31\", not \"{text}\".");
            return null;
        }
    }

    // A way to write a date tells at least the year, and reads back what it writes.
    private static bool IsFormat(string format)
    {
        try
        {
            var text = new DateTime(2001, 11, 12).ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read) && read.Year == 2001;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static CultureInfo ReadCulture(MapObject root)
    {
        try
        {
            return CultureInfo.GetCultureInfo(root.Text("culture") ?? "en-US", predefinedOnly: true);
        }
        catch (CultureNotFoundException e)
        {
            root.Fail("culture", $"\"{e.InvalidCultureName}\" is not a language tag such as \"en-US\" or \"de-DE\".");
            return CultureInfo.InvariantCulture;
        }
    }

    private static char? ReadDelimiter(MapObject root)
    {
        var text = root.Text("delimiter");
        if (text is null or [',' or ';' or '\t' or '|'])
            return text?[0];
        root.Fail("delimiter", $"Must be a comma, a semicolon, a bar or a tab (\"\\t\"), not \"{text}\".");
        return null;
    }

    private static ImportKey ReadKey(MapObject root)
    {
        if (root.Object("key") is not { } key)
        {
            if (!root.Has("key"))
                root.Fail("key", "Is missing: without it a second run would bring every row again.");
            return new(ImportTemplate.OfConstant(""), false);
        }
        var template = ImportValueReader.ReadTemplate(key);
        if (template is { Columns.Count: 0 })
            key.Fail("template", "Must name a column: it tells rows apart.");
        var duplicates = key.Choice("duplicates", DuplicateKeys.Number);
        key.Close();
        return new(template ?? ImportTemplate.OfConstant(""), duplicates == DuplicateKeys.Refuse);
    }

    private static ImportBag ReadBag(string name, JsonElement json, string place, ImportValueReader values, ICollection<ContentError> errors)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new(place, "map", $"Must be a list of objects, not {MapObject.Shown(json)}."));
            return new(name, [], place);
        }
        return new(name, [.. json.EnumerateArray().Select((entry, index) => ReadEntry(entry, $"{place}[{index}]"))], place);

        ImportBagEntry ReadEntry(JsonElement entry, string entryPlace)
        {
            var read = new MapObject(entry, entryPlace, errors);
            if (entry.ValueKind != JsonValueKind.Object)
            {
                errors.Add(new(entryPlace, "map", $"Must be an object, not {MapObject.Shown(entry)}."));
                return new(null, [], [], entryPlace);
            }
            var result = new ImportBagEntry(read.Text("type"), [.. read.Entries("when").Select(condition =>
                new ImportCondition(condition.Name, ImportValueReader.ReadTexts(read, condition.Place, condition.Value), condition.Place))],
                values.ReadFields(read, "fields"), entryPlace);
            if (result.Fields.Count == 0)
                read.Fail("fields", "Is missing or empty.");
            read.Close();
            return result;
        }
    }

    private enum DuplicateKeys
    {
        Number,
        Refuse,
    }
}
