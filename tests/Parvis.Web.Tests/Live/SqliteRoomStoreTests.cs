using Microsoft.Data.Sqlite;
using Parvis.Web.Answers;
using Parvis.Web.Live;

namespace Parvis.Web.Tests.Live;

public sealed class SqliteRoomStoreTests : RoomStoreContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parvis-test-");

    protected override Task<IRoomStore> OpenAsync()
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "rooms.db") }.ToString();
        return Task.FromResult<IRoomStore>(new SqliteRoomStore(connection, new SqliteResponseStore(connection)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
