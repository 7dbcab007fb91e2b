using System.Xml;

namespace Parvis.Core.Imports;

/// <summary>XmlReader keeps every name it has met; a workbook knows a few hundred.</summary>
internal sealed class BoundedNames(string part, int most) : NameTable
{
    private int known;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Count(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Count(base.Add(key));

    private string Count(string name) =>
        ++known <= most ? name : throw new SheetProblem(new Refusal("import.workbook-hostile", part));
}
