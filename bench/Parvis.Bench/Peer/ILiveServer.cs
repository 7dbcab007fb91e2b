namespace Parvis.Bench.Peer;

/// <summary>A server of live rooms, in a process of its own.</summary>
internal interface ILiveServer : IDisposable
{
    string Name { get; }

    /// <summary>That its process has used until now.</summary>
    TimeSpan ProcessorTime { get; }

    /// <summary>A room with one question of four choices, not open yet, and its facilitator who follows.</summary>
    Task<ILiveRoom> NewRoomAsync();

    /// <summary>kill -9, and start again on the same files.</summary>
    Task KillAndRestartAsync();
}

/// <summary>A room and everyone in it, as the script needs them.</summary>
internal interface ILiveRoom : IDisposable
{
    /// <summary>People come in, and follow from then on.</summary>
    /// <returns>How many bytes these people were sent until the moment it is called.</returns>
    Task<Func<long>> JoinAsync(int people);

    /// <summary>Ends when everyone can answer.</summary>
    Task OpenQuestionAsync();

    /// <summary>Everyone answers, at the moments of <see cref="Rooms.Press.MomentsOf"/>.</summary>
    /// <returns>How long it took from each one's moment until this one was told that the answer is in.</returns>
    Task<LoadResult> PressAsync();

    /// <summary>How many answers the server says that this room has.</summary>
    Task<int> HeldAsync();
}
