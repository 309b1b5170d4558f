using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace PilotHub.Theme;

internal static class Markup
{
    /// <summary>
    /// Appends markup with its holes filled: HTML content as it is, everything else encoded. Numbers stay in machine form;
    /// what people read is formatted by the caller.
    /// </summary>
    public static T AppendMarkup<T>(this T builder, string markup, params object[] values)
        where T : IHtmlContentBuilder
    {
        builder.AppendFormat(CultureInfo.InvariantCulture, markup, values);
        return builder;
    }
}
