using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Parvis.Web.Hosting;

/// <summary>
/// The endpoints of the whole server, made once. Routing and authorization each ask for them at the start, and each time the framework
/// compiles every handler anew: half of the time that a start took.
/// </summary>
internal sealed class EndpointsOnce(IReadOnlyList<EndpointDataSource> sources) : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> endpoints = new(() => [.. sources.SelectMany(source => source.Endpoints)]);

    public override IReadOnlyList<Endpoint> Endpoints => endpoints.Value;

    // Nothing is mapped after the start.
    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    /// <summary>To be called when everything is mapped.</summary>
    public static void Gather(IEndpointRouteBuilder routes)
    {
        EndpointDataSource[] sources = [.. routes.DataSources];
        routes.DataSources.Clear();
        routes.DataSources.Add(new EndpointsOnce(sources));
    }
}
