using Parvis.Bench;

switch (args)
{
    case ["analysis"]:
        AnalysisBench.Run();
        break;
    default:
        Console.WriteLine("Usage: Parvis.Bench analysis");
        break;
}
