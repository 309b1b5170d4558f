using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PilotHub.Web.Api;

/// <summary>
/// The API's routes, read from its own description. A page of our own because the ready-made browsers bring their styles inline,
/// which the Content-Security-Policy does not allow, and weigh more than the whole site.
/// </summary>
internal sealed class ApiIndexModel([FromKeyedServices(ApiFeature.Document)] IOpenApiDocumentProvider documents) : PageModel
{
    public IReadOnlyList<IGrouping<string, Operation>> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        Groups = [.. (from path in document.Paths
                      from entry in path.Value.Operations ?? []
                      let operation = entry.Value
                      select new Operation(
                          entry.Key.Method, path.Key, operation.Summary ?? "", operation.Description ?? "",
                          [.. (operation.Parameters ?? []).Select(Read)],
                          [.. (operation.Responses ?? []).Select(answer => new Answer(answer.Key, answer.Value.Description ?? ""))]))
            .GroupBy(operation => operation.Path.Split('/', 3) is [_, var area, var rest] ? $"/{area}/{rest.Split('/', 2)[0]}" : operation.Path)];
    }

    private static Parameter Read(IOpenApiParameter parameter) =>
        new(parameter.Name ?? "", parameter.In?.ToString() ?? "", parameter.Schema?.Type?.ToString() ?? "", parameter.Description ?? "");

    internal sealed record Operation(
        string Method, string Path, string Summary, string Description, IReadOnlyList<Parameter> Parameters, IReadOnlyList<Answer> Answers);

    internal sealed record Parameter(string Name, string Where, string Kind, string Meaning);

    internal sealed record Answer(string Status, string Meaning);
}
