using Parvis.Bench;
using Parvis.Bench.Peer;
using Parvis.Bench.Rooms;

switch (args)
{
    case ["serve", var home, var port]:
        await BenchServer.ServeAsync(home, port);
        break;
    case ["answers"]:
        await AnswersBench.RunAsync();
        break;
    case ["rooms", .. var parts]:
        await RoomsBench.RunAsync(parts);
        break;
    case ["peer", var clone]:
        await PeerBench.RunAsync(clone);
        break;
    case ["kill"]:
        await KillBench.RunAsync();
        break;
    case ["page"]:
        await PageBench.RunAsync();
        break;
    case ["analysis"]:
        AnalysisBench.Run();
        break;
    case ["cold"]:
        await ColdBench.RunAsync();
        break;
    case ["barometer"]:
        BarometerBench.Run();
        break;
    default:
        Console.WriteLine("Usage: Parvis.Bench answers | rooms [answers] [streams] [many] [press] | peer CLONE | kill | page | analysis | barometer | cold");
        break;
}
