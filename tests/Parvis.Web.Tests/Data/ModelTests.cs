using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Data;

namespace Parvis.Web.Tests.Data;

public sealed class ModelTests
{
    [Fact]
    public async Task The_migrations_make_the_model_of_the_code()
    {
        var server = await SharedServer.GetAsync();
        await using var sqlite = await server.Services.GetRequiredService<IDbContextFactory<SqliteDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        await using var postgres = new PostgresDesignTime().CreateDbContext([]);
        Assert.False(postgres.Database.HasPendingModelChanges());
    }
}
