namespace Parvis.Core.Bundles;

/// <summary>The files of a bundle.</summary>
public static class BundleFiles
{
    public const string Description = "datapackage.json";
    public const string Data = "data.csv";
    public const string Plan = "plan.json";
    public const string Results = "results.json";
    public const string Figures = "figures.json";
    public const string Report = "rapport/rapport.md";
    public const string Ledger = "rapport/registre.json";
    public const string Published = "rapport/barometre.json";
    public const string ReadMe = "LISEZMOI.txt";
}
