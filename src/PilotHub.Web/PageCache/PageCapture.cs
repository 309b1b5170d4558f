using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilotHub.Web.Access;
using PilotHub.Web.Security;

namespace PilotHub.Web.PageCache;

/// <summary>Holds a rendered page back until it is whole, so that it can be stored, tagged, or answered with 304.</summary>
internal sealed class PageCapture(RequestDelegate next, PageStore pages)
{
    // What the antiforgery feature writes on every page with a form. On a signed-in person's page nothing but the token called for it.
    private const string AntiforgeryCacheControl = "no-cache, no-store";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            await next(context);
            return;
        }
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var rendered = new RenderedBody();
        context.Features.Set<IHttpResponseBodyFeature>(rendered);
        try
        {
            await next(context);
            await rendered.CompleteAsync();
        }
        finally
        {
            context.Features.Set(original);
        }
        await AnswerAsync(context, rendered.Bytes);
    }

    private async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.Vary = PageHeaders.Vary;
        if (response.StatusCode == StatusCodes.Status200OK && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            var person = Reader.UserIdOf(context.User);
            if (person is null && context.Features.Get<PageTicket>() is { } ticket && IsForEverybody(response))
            {
                var page = CachedPage.Of(body.Span, context, ticket.Language);
                pages.Add(ticket.Key, ticket.Generation, page);
                await page.WriteAsync(context);
                return;
            }
            if (person is not null && response.Headers.SetCookie.Count == 0 && IsReusable(response))
            {
                var tag = PageTag.Of(NonceCuts.Take(body.Span, CspNonce.Of(context)).Body, person);
                response.Headers.CacheControl = PageHeaders.CacheControl;
                response.Headers.Remove("Pragma");
                // Weak, because compression further out changes the bytes.
                response.Headers.ETag = $"W/\"{tag}\"";
                if (PageTag.Matches(request, tag, ""))
                {
                    response.StatusCode = StatusCodes.Status304NotModified;
                    response.Headers.ContentType = default;
                    return;
                }
            }
        }
        if (response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = PageHeaders.CacheControl;
        if (body.IsEmpty)
            return;
        response.ContentLength ??= body.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    // A page that says itself how it may be cached, or that hands out a cookie, is made for one reader.
    private static bool IsForEverybody(HttpResponse response) => response.Headers.SetCookie.Count == 0 && response.Headers.CacheControl.Count == 0;

    private static bool IsReusable(HttpResponse response) =>
        response.Headers.CacheControl.Count == 0 || response.Headers.CacheControl.ToString() == AntiforgeryCacheControl;
}
