using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PilotHub.Theme;

namespace PilotHub.Tests.Theme;

public sealed class FieldTagHelperTests
{
    [Fact]
    public async Task What_was_typed_comes_back_encoded_and_the_error_is_tied_to_the_control()
    {
        var view = new ViewContext();
        view.ModelState.SetModelValue("Input.Title", "<b>\"x\"", "<b>\"x\"");
        view.ModelState.AddModelError("Input.Title", "Too <short>.");
        var html = await RenderAsync(new FieldTagHelper(Texts) { ViewContext = view, Name = "Input.Title", Label = "Title", Hint = "In plain words.", Value = "ours" });

        Assert.Contains("value=\"&lt;b&gt;&quot;x&quot;\"", html, StringComparison.Ordinal);
        Assert.Contains("for=\"Input_Title\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Input_Title\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Input_Title-error Input_Title-hint\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("Too &lt;short&gt;.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_never_travels_back()
    {
        var view = new ViewContext();
        view.ModelState.SetModelValue("Password", "secret", "secret");
        var html = await RenderAsync(new FieldTagHelper(Texts) { ViewContext = view, Name = "Password", Type = "password", Label = "Password" });
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_and_dates_are_written_for_the_browser_not_for_the_reader()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Contains("value=\"4.5\"", await RenderAsync(Field("number", 4.5m)), StringComparison.Ordinal);
            Assert.Contains("value=\"2026-03-01\"", await RenderAsync(Field("date", new DateOnly(2026, 3, 1))), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_select_marks_every_chosen_option()
    {
        var field = Field("select", new[] { "b", "c" });
        field.Multiple = true;
        field.Options = [new("A", "a"), new("B", "b"), new("C & D", "c")];
        var html = await RenderAsync(field);
        Assert.Contains("<option value=\"a\">A</option>", html, StringComparison.Ordinal);
        Assert.Contains("<option selected=\"selected\" value=\"b\">B</option>", html, StringComparison.Ordinal);
        Assert.Contains("<option selected=\"selected\" value=\"c\">C &amp; D</option>", html, StringComparison.Ordinal);
    }

    private static IStringLocalizer<ThemeTexts> Texts { get; } =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<ThemeTexts>>();

    private static FieldTagHelper Field(string type, object value) =>
        new(Texts) { ViewContext = new ViewContext(), Name = "x", Type = type, Label = "X", Value = value };

    private static async Task<string> RenderAsync(FieldTagHelper field)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "field");
        var output = new TagHelperOutput("ph-field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await field.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
