using System.Diagnostics.CodeAnalysis;

// This namespace and not its folder's: whoever maps an address in Parvis meets these before the framework's own of the same name.
#pragma warning disable IDE0130
namespace Parvis.Web;
#pragma warning restore IDE0130

/// <summary>
/// Maps addresses as the framework does, but for one thing: what reads a handler's arguments is compiled when it is first called, not at
/// the start, where two hundred of them took most of the time. A handler whose arguments cannot be read still stops the start.
/// </summary>
internal static class Handlers
{
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(routes, pattern, handler, HttpMethods.Get);

    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(routes, pattern, handler, HttpMethods.Post);

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string pattern, Delegate handler, string method) =>
        RouteHandlerServices.Map(routes, pattern, handler, [method], RequestDelegateFactory.InferMetadata, static (handler, options, metadata) =>
        {
            var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
            return new(context => compiled.Value(context), metadata!.EndpointMetadata);
        });
}
