using Npgsql;

namespace Parvis.Web.Live;

/// <summary>
/// Who is in the cluster, in the database that all its nodes share (docs/decisions/0042). Each change moves the table's version from the one
/// its author read: of two at once, one is refused, reads again and tries again.
/// </summary>
internal sealed class PostgresMembership(NpgsqlDataSource source) : IMembershipTable
{
    private const string Columns = "silo, etag, status, proxy_port, host, name, suspects, started, alive";

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        await using var create = source.CreateCommand("""
            CREATE TABLE IF NOT EXISTS cluster_version (one boolean PRIMARY KEY DEFAULT true CHECK (one), version integer NOT NULL);
            CREATE TABLE IF NOT EXISTS cluster_nodes (
                silo text PRIMARY KEY, etag integer NOT NULL, status integer NOT NULL, proxy_port integer NOT NULL, host text NOT NULL,
                name text NOT NULL, suspects text NOT NULL, started bigint NOT NULL, alive bigint NOT NULL);
            INSERT INTO cluster_version (version) VALUES (0) ON CONFLICT DO NOTHING;
            """);
        try
        {
            await create.ExecuteNonQueryAsync();
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable)
        {
            // Another node, starting at the same moment, made them.
        }
    }

    public Task DeleteMembershipTableEntries(string clusterId) => ExecuteAsync("DELETE FROM cluster_nodes");

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) =>
        ExecuteAsync("DELETE FROM cluster_nodes WHERE status = $1 AND alive < $2", (int)SiloStatus.Dead, beforeDate.UtcTicks);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadAsync($"SELECT {Columns} FROM cluster_nodes WHERE silo = $1", key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => ReadAsync($"SELECT {Columns} FROM cluster_nodes");

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => ChangeAsync(tableVersion, """
        INSERT INTO cluster_nodes (silo, etag, status, proxy_port, host, name, suspects, started, alive)
        VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
        """, Values(entry));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => ChangeAsync(tableVersion, """
        UPDATE cluster_nodes SET etag = etag + 1, status = $2, proxy_port = $3, host = $4, name = $5, suspects = $6, started = $7, alive = $8
        WHERE silo = $1 AND etag = $9
        """, [.. Values(entry), int.Parse(etag)]);

    public Task UpdateIAmAlive(MembershipEntry entry) =>
        ExecuteAsync("UPDATE cluster_nodes SET alive = $2 WHERE silo = $1", entry.SiloAddress.ToParsableString(), entry.IAmAliveTime.Ticks);

    private static object[] Values(MembershipEntry entry) =>
    [
        entry.SiloAddress.ToParsableString(), (int)entry.Status, entry.ProxyPort, entry.HostName ?? "", entry.SiloName ?? "",
        string.Join(' ', (entry.SuspectTimes ?? []).Select(s => $"{s.Item1.ToParsableString()}/{s.Item2.Ticks}")), entry.StartTime.Ticks, entry.IAmAliveTime.Ticks,
    ];

    private async Task<bool> ChangeAsync(TableVersion next, string change, object[] values)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var move = new NpgsqlCommand("UPDATE cluster_version SET version = $1 WHERE version = $2", connection, transaction))
        {
            move.Parameters.Add(new() { Value = next.Version });
            move.Parameters.Add(new() { Value = int.Parse(next.VersionEtag) });
            if (await move.ExecuteNonQueryAsync() == 0)
                return false;
        }
        await using var command = new NpgsqlCommand(change, connection, transaction);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        if (await command.ExecuteNonQueryAsync() == 0)
            return false;
        await transaction.CommitAsync();
        return true;
    }

    private async Task<MembershipTableData> ReadAsync(string select, params object[] values)
    {
        await using var connection = await source.OpenConnectionAsync();
        // One snapshot: nodes and version belong together.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var nodes = new List<Tuple<MembershipEntry, string>>();
        await using (var command = new NpgsqlCommand(select, connection, transaction))
        {
            foreach (var value in values)
                command.Parameters.Add(new() { Value = value });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                nodes.Add(Tuple.Create(Entry(reader), reader.GetInt32(1).ToString()));
        }
        await using var version = new NpgsqlCommand("SELECT version FROM cluster_version", connection, transaction);
        var number = (int)(await version.ExecuteScalarAsync())!;
        return new(nodes, new TableVersion(number, number.ToString()));
    }

    private static MembershipEntry Entry(NpgsqlDataReader reader) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(reader.GetString(0)),
        Status = (SiloStatus)reader.GetInt32(2),
        ProxyPort = reader.GetInt32(3),
        HostName = reader.GetString(4),
        SiloName = reader.GetString(5),
        SuspectTimes =
        [
            .. reader.GetString(6).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('/'))
                .Select(s => Tuple.Create(SiloAddress.FromParsableString(s[0]), new DateTime(long.Parse(s[1]), DateTimeKind.Utc))),
        ],
        StartTime = new DateTime(reader.GetInt64(7), DateTimeKind.Utc),
        IAmAliveTime = new DateTime(reader.GetInt64(8), DateTimeKind.Utc),
    };

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
