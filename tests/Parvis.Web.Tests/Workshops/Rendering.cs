using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Workshops;

namespace Parvis.Web.Tests.Workshops;

/// <summary>A component as HTML, without a server.</summary>
internal static class Rendering
{
    public static async Task<string> HtmlAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TextCatalogue>().AddSingleton<Assets>()
            .AddSingleton<IHttpContextAccessor, HttpContextAccessor>().AddScoped<Words>().AddScoped<CommandIds>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)))).ToHtmlString());
    }
}
