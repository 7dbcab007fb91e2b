using System.IO.Compression;
using System.Text;

namespace Parvis.Web.Live;

/// <summary>HTML made once and sent to many: encoded once, and compressed when someone who can read that first asks.</summary>
public sealed class Region(string html) : IResult
{
    private readonly byte[] plain = Encoding.UTF8.GetBytes(html);
    private byte[]? compressed;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.Vary = "Accept-Encoding";
        var body = plain;
        if (httpContext.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            body = compressed ??= Compress();
        }
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private byte[] Compress()
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, buffer, out var length, quality: 4, window: 18) ? buffer[..length]
            : throw new InvalidOperationException("The longest that Brotli can need was not enough.");
    }
}
