using Npgsql;
using Parvis.Web.Answers;
using Parvis.Web.Tests.Data;

namespace Parvis.Web.Tests.Answers;

public sealed class PostgresResponseStoreTests(PostgresFixture postgres) : ResponseStoreContract
{
    protected override async Task<IResponseStore> OpenAsync() => new PostgresResponseStore(NpgsqlDataSource.Create(await postgres.NewDatabaseAsync()));
}
