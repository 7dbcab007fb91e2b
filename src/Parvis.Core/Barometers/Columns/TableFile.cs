using System.Text;
using Parvis.Core.Surveys;

namespace Parvis.Core.Barometers.Columns;

/// <summary>
/// A response table as a file: a shorter way to the same table than reading every response again. It can always be made again, so
/// anything unexpected in it means making it again, never a wrong count.
/// </summary>
public static class TableFile
{
    /// <summary>Writes a table.</summary>
    /// <param name="table">Every response of a survey.</param>
    /// <param name="stamp">Says which state of the responses it holds.</param>
    /// <param name="to">Receives it.</param>
    public static void Write(ResponseTable table, long stamp, Stream to)
    {
        using var writer = new ColumnWriter(to);
        writer.Write(Signature(table));
        writer.Write(stamp);
        writer.Write(table.Count);
        table.Save(writer);
        writer.Finish();
    }

    /// <summary>Reads a table; null when the file holds another state, other questions, or is damaged.</summary>
    public static ResponseTable? Read(IReadOnlyDictionary<int, Questionnaire> versions, long stamp, Stream from)
    {
        var table = new ResponseTable(versions);
        using var reader = new ColumnReader(from);
        try
        {
            if (reader.ReadText() != Signature(table) || reader.ReadNumber() != stamp)
                return null;
            // A row takes more than this on disk: a damaged count cannot ask for more memory than the file is long.
            var count = reader.ReadNumber();
            if (count < 0 || count > from.Length / 16)
                return null;
            table.Load(reader, (int)count);
            return reader.IsWhole() ? table : null;
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    // Places of codes in the columns depend on the options: the same questions with other options are another file.
    private static string Signature(ResponseTable table)
    {
        var text = new StringBuilder("parvis columns 1\n");
        foreach (var column in table.Columns)
            text.Append(column.Question.Id).Append(' ').Append(column.Question.Revision).Append(' ').Append(column.Question.GetType().Name)
                .Append(' ').AppendJoin(',', column.Codes).Append('\n');
        return text.ToString();
    }
}
