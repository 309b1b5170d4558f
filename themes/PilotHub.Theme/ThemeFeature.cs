using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;

namespace PilotHub.Theme;

public static class ThemeFeature
{
    /// <summary>The theme that serves every file another theme does not replace.</summary>
    public const string DefaultTheme = "PilotHub.Theme";

    /// <summary>
    /// Finds layouts and partials in the named theme first, then in the default one. The host registers
    /// <see cref="ThemeContext"/> scoped and maps static assets.
    /// </summary>
    /// <exception cref="ThemeNotFoundException">No assembly of that name lies beside the host.</exception>
    public static IMvcBuilder AddPilotHubTheme(this IMvcBuilder mvc, string themeName = DefaultTheme)
    {
        mvc.Services.AddLocalization();
        mvc.AddPart(typeof(ThemeFeature).Assembly);
        if (themeName != DefaultTheme)
            mvc.AddPart(Load(themeName));

        mvc.Services.Configure<RazorViewEngineOptions>(options =>
            options.ViewLocationExpanders.Add(new ThemeViewLocationExpander(themeName)));
        return mvc;
    }

    private static void AddPart(this IMvcBuilder mvc, Assembly assembly) => mvc.ConfigureApplicationPartManager(parts =>
    {
        // A referenced theme has been found by MVC already; a second part of it would compile every view twice.
        if (parts.ApplicationParts.Any(part => part.Name == assembly.GetName().Name))
            return;
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
            parts.ApplicationParts.Add(part);
    });

    private static Assembly Load(string themeName)
    {
        // A theme that the host was not built with is not in its list of dependencies and has to be pointed at.
        var file = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(themeName) + ".dll");
        try
        {
            return File.Exists(file) ? AssemblyLoadContext.Default.LoadFromAssemblyPath(file) : Assembly.Load(new AssemblyName(themeName));
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            throw new ThemeNotFoundException(themeName, e);
        }
    }
}

/// <summary>The setting PilotHub:Theme names a theme whose assembly cannot be loaded.</summary>
public sealed class ThemeNotFoundException(string themeName, Exception? inner = null)
    : Exception($"PilotHub:Theme is '{themeName}', but no assembly of that name lies beside the host.", inner)
{
    public string ThemeName { get; } = themeName;
}
