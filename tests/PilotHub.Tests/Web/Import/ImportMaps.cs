namespace PilotHub.Tests.Web.Import;

/// <summary>The map files beside these tests.</summary>
internal static class ImportMaps
{
    public static string PathOf(string name) =>
        Path.Combine(SharedData.RepositoryRoot, "tests", "PilotHub.Tests", "Web", "Import", "maps", name);
}
