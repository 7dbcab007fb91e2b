namespace Parvis.Core.Imports;

/// <summary>Stops a workbook's reading, from as deep as a stream under an XML reader; becomes a refusal where reading began.</summary>
internal sealed class SheetProblem(Refusal refusal) : Exception(refusal.Key)
{
    public Refusal Refusal => refusal;
}
