using System.Text;

namespace Parvis.Web.Live;

/// <summary>Server-sent events as they travel. What is written to the body is sent: this server keeps nothing back.</summary>
internal static class EventText
{
    private static readonly byte[] Hello = "retry: 1000\n\n"u8.ToArray();

    /// <summary>Keeps a line open where nothing happens.</summary>
    public static byte[] Beat { get; } = ":\n\n"u8.ToArray();

    public static ValueTask BeginAsync(HttpContext context, CancellationToken end)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        // Nginx would keep frames until it has enough of them.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return context.Response.Body.WriteAsync(Hello, end);
    }

    public static byte[] Message(string html, string? id = null)
    {
        var text = new StringBuilder(id is null ? "" : $"id: {id}\n");
        foreach (var line in html.Split('\n'))
            text.Append("data: ").Append(line.TrimEnd('\r')).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
