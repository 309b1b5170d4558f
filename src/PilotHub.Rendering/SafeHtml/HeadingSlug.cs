using System.Globalization;
using System.Text;

namespace PilotHub.Rendering.SafeHtml;

/// <summary>A heading as an id one can read and type: <c>Was wir lernten – größer</c> becomes <c>was-wir-lernten-groesser</c>.</summary>
internal static class HeadingSlug
{
    private const int MaxLength = 80;
    private const string WithoutLetters = "heading";

    public static string From(string text)
    {
        var slug = new StringBuilder(Math.Min(text.Length, MaxLength));
        var gap = false;
        foreach (var c in (text.Length > MaxLength ? text[..MaxLength] : text).Normalize(NormalizationForm.FormC))
        {
            var letters = Transliterate(c);
            if (letters.Length == 0)
            {
                gap = true;
                continue;
            }

            if (gap && slug.Length > 0)
            {
                slug.Append('-');
            }

            gap = false;
            slug.Append(letters);
        }

        return slug.Length > 0 ? slug.ToString() : WithoutLetters;
    }

    private static string Transliterate(char c) => char.ToLowerInvariant(c) switch
    {
        'ä' => "ae",
        'ö' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        var lower when char.IsAsciiLetterOrDigit(lower) => lower.ToString(),
        var lower when lower > 127 && char.IsLetterOrDigit(lower) => WithoutAccent(lower),
        _ => "",
    };

    private static string WithoutAccent(char letter) => string.Concat(
        letter.ToString().Normalize(NormalizationForm.FormD)
            .Where(c => char.IsAsciiLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
