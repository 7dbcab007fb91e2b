using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Tests.Data;

namespace Parvis.Web.Tests.Live;

[Collection(nameof(Alone))]
public sealed class NodesStartTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_database_make_one_instance()
    {
        string[] settings = ["--Database:Provider", "postgres", "--Database:ConnectionString", await postgres.NewDatabaseAsync(), "--Demonstration", "true"];
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ParvisServer.StartAsync(null, settings)));
        try
        {
            foreach (var node in nodes)
                Assert.Equal(200, (int)(await node.Visitor().GetAsync("/", Cancellation)).StatusCode);
            await using var scope = nodes[0].Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
            Assert.Equal("seeded", (await db.Settings.SingleAsync(s => s.Name == "demonstration", Cancellation)).Value);
            Assert.Equal(await db.Surveys.Select(s => s.Title).Distinct().CountAsync(Cancellation), await db.Surveys.CountAsync(Cancellation));
            // What one node has sealed, the others open.
            var keys = nodes.Select(node => node.Services.GetRequiredService<FormKeys>()).ToList();
            Assert.All(keys, key => Assert.NotNull(key.Check(1, keys[0].Issue(1))));
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_database_that_does_not_exist_yet_is_made()
    {
        var connection = new NpgsqlConnectionStringBuilder(await postgres.NewDatabaseAsync()) { Database = $"parvis_{Guid.NewGuid():N}" }.ToString();
        await using var server = await ParvisServer.StartAsync(null, "--Database:Provider", "postgres", "--Database:ConnectionString", connection);
        Assert.Equal(200, (int)(await server.Visitor().GetAsync("/", Cancellation)).StatusCode);
    }
}
