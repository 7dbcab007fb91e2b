using Npgsql;
using Parvis.Web.Live;
using Parvis.Web.Tests.Data;

namespace Parvis.Web.Tests.Live;

public sealed class PostgresRoomStoreTests(PostgresFixture postgres) : RoomStoreContract
{
    protected override async Task<IRoomStore> OpenAsync() => new PostgresRoomStore(NpgsqlDataSource.Create(await postgres.NewDatabaseAsync()));
}
