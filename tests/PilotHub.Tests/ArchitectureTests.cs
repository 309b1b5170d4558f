using System.Xml.Linq;

namespace PilotHub.Tests;

/// <summary>The architecture's table, read back from the project files: who may reference whom, and who may use which heavy package.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Siblings = ["PilotHub.Data", "PilotHub.Pilots", "PilotHub.Recipes", "PilotHub.Rendering", "PilotHub.Search"];

    // The heavy packages and the projects that alone may use them; tests may use what they test.
    private static readonly (string Prefix, string[] Projects)[] HeavyPackages =
    [
        ("Jint", ["PilotHub.Recipes"]),
        ("Markdig", ["PilotHub.Rendering"]),
        ("AngleSharp", ["PilotHub.Rendering"]),
        ("HtmlSanitizer", ["PilotHub.Rendering"]),
        ("Lucene.Net", ["PilotHub.Search"]),
        ("Microsoft.EntityFrameworkCore", ["PilotHub.Data"]),
        ("Npgsql", ["PilotHub.Data"]),
        ("Microsoft.AspNetCore.Identity.EntityFrameworkCore", ["PilotHub.Data"]),
        ("Microsoft.AspNetCore.DataProtection.EntityFrameworkCore", ["PilotHub.Data"]),
        ("Microsoft.AspNetCore.", ["PilotHub.Web"]),
        ("System.CommandLine", ["PilotHub.Web"]),
        ("CsvHelper", ["PilotHub.Web"]),
        ("UTF.Unknown", ["PilotHub.Web"]),
        ("Spectre.Console", ["PilotHub.Web"]),
        ("OpenTelemetry", ["PilotHub.Web"]),
        ("Scalar.AspNetCore", ["PilotHub.Web"]),
    ];

    private static readonly IReadOnlyList<Project> Projects = ReadProjects();

    [Fact]
    public void Content_references_no_other_project() => Assert.Empty(Find("PilotHub.Content").References);

    [Fact]
    public void Siblings_reference_only_content() =>
        Assert.All(Projects.Where(project => Siblings.Contains(project.Name)), project => Assert.Equal(["PilotHub.Content"], project.References));

    [Fact]
    public void The_theme_references_no_other_project() => Assert.Empty(Find("PilotHub.Theme").References);

    [Fact]
    public void Only_the_host_puts_them_together() =>
        Assert.All(Projects.Where(project => project.IsSource && project.References.Intersect(Siblings).Any()), project => Assert.Equal("PilotHub.Web", project.Name));

    [Fact]
    public void Heavy_packages_stay_in_the_projects_that_own_them() =>
        Assert.All(
            from project in Projects.Where(project => project.IsSource)
            from package in project.Packages
                // The longest prefix decides: Identity's EF package belongs to Data although the rest of ASP.NET Core belongs to the host.
            let rule = HeavyPackages.Where(rule => package.StartsWith(rule.Prefix, StringComparison.Ordinal)).OrderByDescending(rule => rule.Prefix.Length).FirstOrDefault()
            where rule.Projects is not null
            select (project, package, rule.Projects),
            use => Assert.True(use.Projects.Contains(use.project.Name), $"{use.project.Name} uses {use.package}, which only {string.Join(", ", use.Projects)} may."));

    [Fact]
    public void Every_project_is_in_the_table() =>
        Assert.Equal(
            Projects.Where(project => project.IsSource).Select(project => project.Name).Order(StringComparer.Ordinal),
            Projects.Where(project => project.IsSource).Select(project => project.Name)
                .Where(name => name is "PilotHub.Content" or "PilotHub.Web" or "PilotHub.Theme" || Siblings.Contains(name)).Order(StringComparer.Ordinal));

    private static Project Find(string name) => Assert.Single(Projects, project => project.Name == name);

    private static List<Project> ReadProjects()
    {
        var root = SharedData.RepositoryRoot;
        return [.. from folder in (string[])["src", "themes", "tests"]
                   from path in Directory.EnumerateFiles(Path.Combine(root, folder), "*.csproj", SearchOption.AllDirectories)
                   let xml = XDocument.Load(path)
                   select new Project(
                       Path.GetFileNameWithoutExtension(path), folder != "tests",
                       [.. Includes(xml, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))],
                       Includes(xml, "PackageReference"))];

        static List<string> Includes(XDocument xml, string element) =>
            [.. xml.Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>()];
    }

    private sealed record Project(string Name, bool IsSource, IReadOnlyList<string> References, IReadOnlyList<string> Packages);
}
