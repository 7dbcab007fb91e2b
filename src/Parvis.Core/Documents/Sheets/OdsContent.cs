using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Parvis.Core.Documents.Odt;
using Parvis.Core.Documents.Packages;
using Parvis.Core.Typography;

namespace Parvis.Core.Documents.Sheets;

/// <summary>The <c>content.xml</c> of an ODS, row after row.</summary>
internal sealed class OdsContent(XmlWriter xml, Workbook workbook)
{
    private readonly ImmutableArray<string> names = SheetNames.Of(workbook.Sheets);

    public void Write()
    {
        var root = Odf.Root("document-content");
        xml.WriteStartElement("office", "document-content", Odf.Office.NamespaceName);
        foreach (var attribute in root.Attributes().Where(a => a.IsNamespaceDeclaration && a.Name.LocalName != "office"))
            xml.WriteAttributeString("xmlns", attribute.Name.LocalName, null, attribute.Value);
        Attribute(Odf.Office, "version", Odf.Version);
        OdsStyles.Write(workbook).WriteTo(xml);
        Start(Odf.Office, "body");
        Start(Odf.Office, "spreadsheet");
        for (var i = 0; i < workbook.Sheets.Length; i++)
            Table(i);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Table(int place)
    {
        var sheet = workbook.Sheets[place];
        Start(Odf.Table, "table");
        Attribute(Odf.Table, "name", names[place]);
        Attribute(Odf.Table, "style-name", "Sheet");
        foreach (var width in sheet.Widths)
        {
            Start(Odf.Table, "table-column");
            Attribute(Odf.Table, "style-name", OdsStyles.Column(width));
            xml.WriteEndElement();
        }
        if (sheet.Widths.IsEmpty)
        {
            Start(Odf.Table, "table-column");
            xml.WriteEndElement();
        }
        var any = false;
        foreach (var cells in sheet.Rows)
        {
            Row(cells);
            any = true;
        }
        if (!any)
            Row([]);
        xml.WriteEndElement();
    }

    private void Row(ImmutableArray<Cell> cells)
    {
        Start(Odf.Table, "table-row");
        Attribute(Odf.Table, "style-name", "Row");
        // A row of nothing must still have a cell.
        foreach (var cell in cells.IsEmpty ? [Cell.Empty] : cells)
            Write(cell);
        xml.WriteEndElement();
    }

    private void Write(Cell cell)
    {
        Start(Odf.Table, "table-cell");
        switch (cell)
        {
            case NumberCell number when double.IsFinite(number.Value):
                Attribute(Odf.Table, "style-name", OdsStyles.Of(number));
                Attribute(Odf.Office, "value-type", number.Look is NumberLook.Percent ? "percentage" : "float");
                Attribute(Odf.Office, "value", number.Value.ToString("R", CultureInfo.InvariantCulture));
                xml.WriteElementString("p", Odf.Text.NamespaceName, Shown(number));
                break;
            case NumberCell:
                break;
            case TextCell text:
                Attribute(Odf.Table, "style-name", OdsStyles.Of(text));
                if (text.Text.Length > 0)
                    Text(text);
                break;
            default:
                throw new UnreachableException();
        }
        xml.WriteEndElement();
    }

    private void Text(TextCell cell)
    {
        Attribute(Odf.Office, "value-type", "string");
        foreach (var line in Plain.Text(cell.Text).ReplaceLineEndings("\n").Split('\n'))
        {
            Start(Odf.Text, "p");
            if (cell.Sheet is { } sheet)
            {
                Start(Odf.Text, "a");
                Attribute(Odf.Link, "href", $"#{names[sheet]}.A1");
                Attribute(Odf.Link, "type", "simple");
            }
            foreach (var part in OdtText.Words(line))
                Write(part);
            if (cell.Sheet is not null)
                xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private void Write(object part)
    {
        if (part is XNode node)
            node.WriteTo(xml);
    }

    // What programs that do not compute show; the others go by the value.
    private string Shown(NumberCell number) => number.Look switch
    {
        NumberLook.Whole when Math.Abs(number.Value) < long.MaxValue => Numbers.Whole((long)number.Value, workbook.Language),
        NumberLook.Percent when Math.Abs(number.Value) < 1e9 => Numbers.Percent((long)Math.Floor(number.Value * 100 + 0.5), workbook.Language),
        NumberLook.Mean when Math.Abs(number.Value) < 1e9 => Numbers.Fixed((long)Math.Floor(number.Value * 100 + 0.5), 2, workbook.Language),
        _ => number.Value.ToString("R", CultureInfo.InvariantCulture),
    };

    private void Start(XNamespace space, string name) => xml.WriteStartElement(name, space.NamespaceName);

    private void Attribute(XNamespace space, string name, string value) => xml.WriteAttributeString(name, space.NamespaceName, value);
}
