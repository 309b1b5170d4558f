using PilotHub.Web.Pages;
using PilotHub.Web.Theming;

namespace PilotHub.Web.Cases;

internal static class CasesFeature
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services.AddSingleton<IContentDisplay, CaseDisplay>().AddPlace("Cases", "/cases");
}
