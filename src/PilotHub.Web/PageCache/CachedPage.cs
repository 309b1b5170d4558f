using System.Text;
using PilotHub.Web.Security;

namespace PilotHub.Web.PageCache;

/// <summary>A page as it was rendered, without its nonce, compressed: that is how nearly everybody wants it, and many more fit into memory.</summary>
internal sealed class CachedPage
{
    private const string CompressedSuffix = "-gzip";
    private const int Overhead = 512;

    private readonly GzipPage _page;
    private readonly string _tag;
    private readonly string _contentType;
    private readonly string _language;

    private CachedPage(byte[] body, int[] cuts, HttpContext rendered, string language)
    {
        _page = GzipPage.Of(body, cuts);
        _tag = PageTag.Of(body, "");
        _contentType = rendered.Response.ContentType!;
        _language = language;
    }

    /// <summary>The bytes that the page takes in memory.</summary>
    public int Size => _page.Length + Overhead;

    /// <summary>Takes <paramref name="rendered"/> apart at every occurrence of this answer's nonce.</summary>
    public static CachedPage Of(ReadOnlySpan<byte> rendered, HttpContext context, string language)
    {
        var (body, cuts) = NonceCuts.Take(rendered, CspNonce.Of(context));
        return new(body, cuts, context, language);
    }

    /// <summary>Answers the request: with the page, or with 304 where the reader has it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var compress = GzipPage.IsAccepted(request);
        var headers = response.Headers;
        headers.ETag = compress ? $"\"{_tag}{CompressedSuffix}\"" : $"\"{_tag}\"";
        headers.CacheControl = PageHeaders.CacheControl;
        headers.Vary = PageHeaders.Vary;
        if (PageTag.Matches(request, _tag, CompressedSuffix))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        headers.ContentType = _contentType;
        headers.ContentLanguage = _language;
        Span<byte> nonce = stackalloc byte[CspNonce.Length];
        Encoding.ASCII.GetBytes(CspNonce.Of(context), nonce);
        if (compress)
        {
            headers.ContentEncoding = "gzip";
            response.ContentLength = _page.Length;
            if (!HttpMethods.IsHead(request.Method))
                _page.Write(response.BodyWriter, nonce);
        }
        else
        {
            response.ContentLength = _page.BodyLength;
            if (!HttpMethods.IsHead(request.Method))
                _page.WriteBody(response.BodyWriter, nonce);
        }
        return Task.CompletedTask;
    }
}
