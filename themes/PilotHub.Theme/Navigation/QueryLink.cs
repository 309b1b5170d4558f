using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PilotHub.Theme;

/// <summary>The address of this page with one thing of its query changed; filters and the search words stay.</summary>
public static class QueryLink
{
    /// <summary>Sets <paramref name="key"/>, or removes it when <paramref name="value"/> is null; "page" falls back to the first.</summary>
    public static string With(HttpRequest request, string key, string? value)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query)
        {
            if (Is(name, key) || Is(name, "page"))
                continue;
            query.Add(name, values.OfType<string>());
        }

        if (value is not null)
            query.Add(key, value);
        return request.PathBase + request.Path + query;
    }

    /// <summary>Adds or takes away one value of a filter that may hold several.</summary>
    public static string Toggle(HttpRequest request, string key, string value)
    {
        var query = new QueryBuilder();
        var had = false;
        foreach (var (name, values) in request.Query)
        {
            if (Is(name, "page"))
                continue;
            foreach (var held in values.OfType<string>())
            {
                if (Is(name, key) && held == value)
                    had = true;
                else
                    query.Add(name, held);
            }
        }

        if (!had)
            query.Add(key, value);
        return request.PathBase + request.Path + query;
    }

    private static bool Is(string name, string key) => string.Equals(name, key, StringComparison.OrdinalIgnoreCase);
}
