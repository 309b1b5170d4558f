using System.Text;
using PilotHub.Web.Security;

namespace PilotHub.Web.PageCache;

/// <summary>
/// A page as it was rendered, without its nonce: the body in one piece and the places where each answer's own nonce goes in.
/// Immutable but for the compressed form, which the first reader who takes it causes to be made.
/// </summary>
internal sealed class CachedPage
{
    private const string CompressedSuffix = "-gzip";

    private readonly byte[] _body;
    private readonly int[] _cuts;
    private readonly string _tag;
    private readonly string _contentType;
    private readonly string _language;
    private GzipPage? _compressed;

    private CachedPage(byte[] body, int[] cuts, HttpContext rendered, string language)
    {
        (_body, _cuts, _language) = (body, cuts, language);
        _contentType = rendered.Response.ContentType!;
        _tag = PageTag.Of(body, "");
    }

    /// <summary>The bytes that the page takes in memory, with its compressed form.</summary>
    public int Size => _body.Length + (_body.Length / 3) + (_cuts.Length * sizeof(int)) + 512;

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
            var compressed = _compressed ??= GzipPage.Of(_body, _cuts);
            response.ContentLength = compressed.Length;
            if (!HttpMethods.IsHead(request.Method))
                compressed.Write(response.BodyWriter, _body, nonce);
        }
        else
        {
            response.ContentLength = _body.Length + (_cuts.Length * CspNonce.Length);
            if (!HttpMethods.IsHead(request.Method))
                NonceCuts.Write(response.BodyWriter, _body, _cuts, nonce);
        }
        return Task.CompletedTask;
    }
}
