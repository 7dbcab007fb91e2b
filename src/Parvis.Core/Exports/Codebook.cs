using System.Globalization;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Exports;

/// <summary>What each code means, for someone who opens the data without this software.</summary>
public static class Codebook
{
    public static string Write(ExportTable table, string language)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text, spreadsheetSafe: true);
        csv.Record("column", "kind", "question", "code", "label", "score");
        foreach (var column in table.Columns)
        {
            var (kind, wording) = (PackageDescription.Kind(column.Question), column.Question.Wording.In(language));
            if (column.Options.IsEmpty)
                csv.Record(column.Name, kind, wording, "", "", "");
            foreach (var option in column.Options)
            {
                foreach (var field in new[] { column.Name, kind, wording, option.Code, option.Label.In(language) })
                    csv.Field(field);
                if (option.Score is { } score)
                    csv.Field((double)score);
                else
                    csv.Field("");
                csv.EndRecord();
            }
        }
        return text.ToString();
    }
}
