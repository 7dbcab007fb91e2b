using Parvis.Bench;

switch (args)
{
    case ["analysis"]:
        AnalysisBench.Run();
        break;
    case ["barometer"]:
        BarometerBench.Run();
        break;
    default:
        Console.WriteLine("Usage: Parvis.Bench analysis | barometer");
        break;
}
