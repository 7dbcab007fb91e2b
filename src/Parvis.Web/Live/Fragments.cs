using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Parvis.Web.Layout;
using Parvis.Web.Workshops;

namespace Parvis.Web.Live;

/// <summary>A component as HTML, outside any request: the same for everyone who is shown it.</summary>
public sealed class Fragments(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    public async Task<string> RenderAsync<T>(string language, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        // A renderer keeps every root it rendered: one for each fragment.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Words>().Use(language);
        scope.ServiceProvider.GetRequiredService<CommandIds>().Shared = true;
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)))).ToHtmlString());
    }
}
