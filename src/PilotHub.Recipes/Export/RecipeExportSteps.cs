using System.Buffers;
using System.Text.Json;
using PilotHub.Content.Accounts;
using PilotHub.Content.Definitions;
using PilotHub.Content.Store;

namespace PilotHub.Recipes.Export;

/// <summary>Writes the steps for everything but content, in the order in which they must run.</summary>
internal sealed class RecipeExportSteps(IContentReader reader, IMediaStore media, Utf8JsonWriter writer)
{
    private const int FlushAt = 64 * 1024;

    private readonly List<string> _left = [];
    private IReadOnlyList<string> _features = [];

    public int Users { get; private set; }

    public int Files { get; private set; }

    public IReadOnlyList<string> Left => _left;

    /// <summary>Features, themes, roles and accounts: what the definitions and the content build on.</summary>
    public async Task WriteSiteAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(SiteDocuments.Features, cancellationToken) is { } features && features.TryGetProperty("Enabled", out var enabled) && enabled.GetArrayLength() > 0)
        {
            _features = [.. enabled.EnumerateArray().Select(id => id.GetString()!)];
            Start("feature");
            Property("enable", enabled);
            writer.WriteEndObject();
        }
        if (await FindAsync(SiteDocuments.Themes, cancellationToken) is { } themes)
        {
            Start("themes");
            foreach (var theme in themes.EnumerateObject())
                Property(theme.Name.ToLowerInvariant(), theme.Value);
            writer.WriteEndObject();
        }
        WriteRoles([.. (await reader.ListRolesAsync(cancellationToken)).OrderBy(role => role.Name, StringComparer.Ordinal)]);
        WriteUsers([.. (await reader.ListUsersAsync(cancellationToken)).OrderBy(user => user.UserId, StringComparer.Ordinal)]);
        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>The definitions, and what sets right the types that the features of the site bring back otherwise than the site has them.</summary>
    public void WriteDefinitions(ContentDefinitions definitions)
    {
        WriteDefinitions("ContentDefinition", definitions);
        var features = FeatureTypes.Of(_features, definitions);
        WriteDefinitions("ReplaceContentDefinition", features.Changed);
        if (features.Gone.Count == 0)
            return;
        Start("DeleteContentDefinition");
        Texts("ContentTypes", features.Gone);
        writer.WriteEndObject();
    }

    private void WriteDefinitions(string step, ContentDefinitions definitions)
    {
        if (!definitions.Types.Any() && !definitions.Parts.Any())
            return;
        using var json = JsonDocument.Parse(ContentDefinitionsJson.Write(definitions));
        Start(step);
        foreach (var list in json.RootElement.EnumerateObject())
            Property(list.Name, list.Value);
        writer.WriteEndObject();
    }

    /// <summary>Indexes, settings and queries.</summary>
    public async Task WriteDocumentsAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(SiteDocuments.Indexes, cancellationToken) is { } indexes)
        {
            Start("lucene-index");
            writer.WriteStartArray("Indices");
            foreach (var index in Sorted(indexes))
            {
                writer.WriteStartObject();
                Property(index.Name, index.Value);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        if (await FindAsync(SiteDocuments.Settings, cancellationToken) is { } settings)
        {
            Start("Settings");
            foreach (var section in Sorted(settings))
                Property(section.Name, section.Value);
            writer.WriteEndObject();
        }
        if (await FindAsync(SiteDocuments.Queries, cancellationToken) is { } queries)
        {
            Start("Queries");
            writer.WriteStartArray("Queries");
            foreach (var query in Sorted(queries))
                RecipeTokens.Copy(Raw(query.Value), writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>The media files, each as Base64. One that no recipe could bring back is left out and listed.</summary>
    public async Task WriteMediaAsync(CancellationToken cancellationToken)
    {
        await foreach (var path in media.ListAsync(cancellationToken))
        {
            await using var file = await media.OpenAsync(path, cancellationToken);
            if (file is null)
                continue;
            if (file.Length > RecipeLimits.MaxMediaBytes)
            {
                _left.Add($"The file '{path}' is larger than {RecipeLimits.MaxMediaBytes:N0} bytes.");
                continue;
            }
            if (Files++ == 0)
            {
                Start("media");
                writer.WriteStartArray(nameof(Files));
            }
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancellationToken);
            writer.WriteStartObject();
            RecipeTokens.WriteText("TargetPath", path, writer);
            writer.WriteBase64String("Base64", bytes);
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken);
        }
        if (Files == 0)
            return;
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteRoles(IReadOnlyList<Role> roles)
    {
        if (roles.Count == 0)
            return;
        Start("Roles");
        writer.WriteStartArray("Roles");
        foreach (var role in roles)
        {
            writer.WriteStartObject();
            RecipeTokens.WriteText("Name", role.Name, writer);
            RecipeTokens.WriteText("Description", role.Description, writer);
            Texts("Permissions", role.Permissions);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteUsers(IReadOnlyList<UserAccount> users)
    {
        Users = users.Count;
        if (users.Count == 0)
            return;
        Start("Users");
        writer.WriteStartArray(nameof(Users));
        foreach (var user in users)
        {
            writer.WriteStartObject();
            RecipeTokens.WriteText("UserId", user.UserId, writer);
            RecipeTokens.WriteText("UserName", user.UserName, writer);
            RecipeTokens.WriteText("NormalizedUserName", user.NormalizedUserName, writer);
            RecipeTokens.WriteText("DisplayName", user.DisplayName, writer);
            RecipeTokens.WriteText("Email", user.Email, writer);
            RecipeTokens.WriteText("NormalizedEmail", user.Email?.ToUpperInvariant(), writer);
            writer.WriteBoolean("EmailConfirmed", user.EmailConfirmed);
            writer.WriteBoolean("IsEnabled", user.IsEnabled);
            // Orchard Core needs one of a new account; the site's own is a secret.
            writer.WriteString("SecurityStamp", "[js: uuid()]");
            RecipeTokens.WriteText("Culture", user.Culture, writer);
            Texts("RoleNames", user.RoleNames.Order(StringComparer.Ordinal));
            writer.WriteEndObject();
            if (writer.BytesPending > FlushAt)
                writer.Flush();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Start(string step)
    {
        writer.WriteStartObject();
        writer.WriteString("name", step);
    }

    private void Property(string name, JsonElement value)
    {
        writer.WritePropertyName(name);
        RecipeTokens.Copy(Raw(value), writer);
    }

    private void Texts(string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            RecipeTokens.WriteText(text, writer);
        writer.WriteEndArray();
    }

    private async Task<JsonElement?> FindAsync(string document, CancellationToken cancellationToken) =>
        await reader.FindDocumentAsync(document, cancellationToken) is { ValueKind: JsonValueKind.Object } json && json.EnumerateObject().Any() ? json : null;

    private static IEnumerable<JsonProperty> Sorted(JsonElement json) => json.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal);

    private static byte[] Raw(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var raw = new Utf8JsonWriter(buffer))
            json.WriteTo(raw);
        return buffer.WrittenSpan.ToArray();
    }
}
