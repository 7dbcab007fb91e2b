using System.Buffers;

namespace Parvis.Core.DataPackages;

/// <summary>
/// Writes RFC 4180: CRLF line ends, fields quoted when they must be. For files meant to be opened in a spreadsheet, ask for
/// <paramref name="spreadsheetSafe"/>: a text beginning like a formula (= + - @, tab, CR) is prefixed by an apostrophe, so
/// that nobody's answer runs on the reader's machine.
/// </summary>
/// <param name="writer">Where to write; the caller owns it and its encoding.</param>
/// <param name="delimiter">The field separator.</param>
/// <param name="byteOrderMark">Begin with U+FEFF, which spreadsheets need to read UTF-8.</param>
/// <param name="spreadsheetSafe">Disarm what looks like a formula.</param>
public sealed class CsvWriter(TextWriter writer, char delimiter = ',', bool byteOrderMark = false, bool spreadsheetSafe = false)
{
    // The other usual delimiters too: a reader that guesses must not take a « ; » inside a wording for one.
    private readonly SearchValues<char> _special = SearchValues.Create([delimiter, ',', ';', '\t', '"', '\r', '\n']);
    private bool _began;
    private bool _inRecord;

    /// <summary>Adds a field to the current record; null is an empty field.</summary>
    public void Field(ReadOnlySpan<char> value)
    {
        Begin();
        var risky = spreadsheetSafe && value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
        if (!value.ContainsAny(_special) && !risky) writer.Write(value);
        else Quoted(value, risky);
    }

    /// <summary>Adds a number, written the invariant way; never taken for a formula.</summary>
    public void Field(double value)
    {
        Begin();
        writer.Write(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the record.</summary>
    public void EndRecord()
    {
        writer.Write("\r\n");
        _inRecord = false;
    }

    /// <summary>A whole record.</summary>
    public void Record(params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields) Field(field);
        EndRecord();
    }

    private void Begin()
    {
        if (!_began && byteOrderMark) writer.Write('\uFEFF');
        if (_inRecord) writer.Write(delimiter);
        _began = _inRecord = true;
    }

    private void Quoted(ReadOnlySpan<char> value, bool risky)
    {
        writer.Write('"');
        if (risky) writer.Write('\'');
        foreach (var c in value)
        {
            if (c == '"') writer.Write('"');
            writer.Write(c);
        }
        writer.Write('"');
    }
}
