namespace Parvis.Web.Hosting;

/// <summary>
/// Addresses that have nothing to know of who is signed in: their handlers run before anyone's sign-in would be read. A participant is
/// nobody by construction, and an answer costs a seventh less.
/// </summary>
internal static class Anyone
{
    private static readonly Mark ForAll = new();

    public static TBuilder AllowAnyone<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AllowAnonymous().WithMetadata(ForAll);

    /// <summary>Serves them. Comes before authentication, after whatever bounds what strangers send, and once everything is mapped.</summary>
    public static void UseAnyone(this WebApplication app) =>
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null, anyone => anyone.UseEndpoints(_ => { }));

    internal sealed class Mark;
}
