using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Parvis.Core.DataPackages;

/// <summary>
/// A strict RFC 4180 reader over UTF-8: quoted fields with commas, line ends and doubled quotes; LF or CRLF; a byte order mark
/// is skipped. Reads the stream forward in chunks; memory is bounded by <see cref="CsvOptions.MaxRecordBytes"/>.
/// <code>while (csv.Read()) use(csv.Field(0)); if (csv.Problem is { } problem) …</code>
/// </summary>
public sealed class CsvReader
{
    private const byte Quote = (byte)'"', Lf = (byte)'\n', Cr = (byte)'\r';
    private readonly Stream _stream;
    private readonly string _file;
    private readonly CsvOptions _options;
    private readonly byte _delimiter;
    private readonly SearchValues<byte> _stops;
    private byte[] _buffer = new byte[1 << 16];
    private byte[] _unquoted = [];
    private Slice[] _fields = new Slice[32];
    private int _start, _end, _next;
    private bool _atEnd, _began;
    private long _recordLine = 1, _nextLine = 1;

    public CsvReader(Stream stream, string file, CsvOptions? options = null)
    {
        (_stream, _file, _options) = (stream, file, options ?? new CsvOptions());
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.Delimiter, '\x7f');
        _delimiter = (byte)_options.Delimiter;
        _stops = SearchValues.Create([_delimiter, Quote, Lf, Cr]);
    }

    /// <summary>Fields of the current record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Why reading stopped before the end; null at a proper end.</summary>
    public DataProblem? Problem { get; private set; }

    /// <summary>The line where the current record begins, from 1.</summary>
    public long Line => _recordLine;

    /// <summary>Moves to the next record; false at the end or at a <see cref="Problem"/>.</summary>
    public bool Read()
    {
        if (Problem is not null) return false;
        if (!_began) SkipByteOrderMark();
        _start = _next;
        _recordLine = _nextLine;
        while (true)
        {
            if (_start == _end && _atEnd) return false;
            if (_start < _end && Parse()) return CheckText();
            if (Problem is not null || !Fill()) return false;
        }
    }

    /// <summary>The bytes of a field, quotes removed. Valid until the next <see cref="Read"/> or <see cref="Field"/>.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, FieldCount);
        var slice = _fields[index];
        var raw = _buffer.AsSpan(slice.Start, slice.Length);
        return slice.Doubled ? Undouble(raw) : raw;
    }

    /// <summary>A field as text.</summary>
    public string Text(int index) => Encoding.UTF8.GetString(Field(index));

    /// <summary>A problem with a field of the current record, placed at its first character.</summary>
    public DataProblem ProblemAt(int field, string message) =>
        At(field < FieldCount ? _fields[field].Start - (_fields[field].Quoted ? 1 : 0) : Math.Max(_start, _next - 1), message);

    /// <summary>Finds the fields of the record that starts at _start; false when more bytes are needed, or at a problem.</summary>
    private bool Parse()
    {
        FieldCount = 0;
        var at = _start;
        while (true)
        {
            if (at < _end && _buffer[at] == Quote ? !QuotedField(ref at) : !PlainField(ref at)) return false;
            if (at == _end)
            {
                _next = at;
                return true;
            }
            if (_buffer[at] == _delimiter) at++;
            else
            {
                _next = at + (_buffer[at] == Cr ? 2 : 1);
                return true;
            }
        }
    }

    /// <summary>On success <paramref name="at"/> is on a delimiter, a line end, or the end of the file.</summary>
    private bool PlainField(ref int at)
    {
        var length = _buffer.AsSpan(at, _end - at).IndexOfAny(_stops);
        if (length < 0 && !_atEnd) return false;
        if (length < 0) length = _end - at;
        var stop = at + length;
        if (stop < _end && _buffer[stop] == Quote)
            return Fail(stop, "A quote stands inside a field that does not begin with one; write the field between quotes and double it.");
        return AtFieldEnd(stop) && Keep(new Slice(at, length, false, false), ref at, stop);
    }

    private bool QuotedField(ref int at)
    {
        var doubled = false;
        for (var from = at + 1; ;)
        {
            var length = _buffer.AsSpan(from, _end - from).IndexOf(Quote);
            if (length < 0) return _atEnd && Fail(at, "A quote opens a field and is never closed.");
            var close = from + length;
            if (close + 1 < _end && _buffer[close + 1] == Quote)
            {
                doubled = true;
                from = close + 2;
                continue;
            }
            if (close + 1 == _end && !_atEnd) return false;
            return AtFieldEnd(close + 1) && Keep(new Slice(at + 1, close - at - 1, true, doubled), ref at, close + 1);
        }
    }

    /// <summary>Whether a field may end here; false also when a CR is the last byte read so far.</summary>
    private bool AtFieldEnd(int at)
    {
        if (at == _end || _buffer[at] == _delimiter || _buffer[at] == Lf) return true;
        if (_buffer[at] != Cr) return Fail(at, "Text follows the closing quote of a field.");
        if (at + 1 == _end) return _atEnd && Fail(at, "The file ends with a carriage return alone.");
        return _buffer[at + 1] == Lf || Fail(at, "A carriage return stands alone; lines end with LF or CRLF.");
    }

    private bool Keep(Slice slice, ref int at, int stop)
    {
        if (slice.Length > _options.MaxFieldBytes) return Fail(slice.Start, $"A field is longer than {_options.MaxFieldBytes} bytes.");
        if (FieldCount == _options.MaxFields) return Fail(slice.Start, $"A record has more than {_options.MaxFields} fields.");
        if (FieldCount == _fields.Length) Array.Resize(ref _fields, _fields.Length * 2);
        _fields[FieldCount++] = slice;
        at = stop;
        return true;
    }

    private bool CheckText()
    {
        var record = _buffer.AsSpan(_start, _next - _start);
        _nextLine += record.Count(Lf);
        if (!Utf8.IsValid(record)) return Fail(_start, "A record is not valid UTF-8; save the file as UTF-8.");
        var zero = record.IndexOf((byte)0);
        return zero < 0 || Fail(_start + zero, "A null byte: this is not a text file, or not in UTF-8.");
    }

    /// <summary>Moves the unfinished record to the front and reads more; false when the record is too long.</summary>
    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= _options.MaxRecordBytes) return Fail(0, $"A record is longer than {_options.MaxRecordBytes} bytes: is a quote missing?");
            Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, Math.Max(_options.MaxRecordBytes, _buffer.Length)));
        }
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _atEnd = read == 0;
        return true;
    }

    private void SkipByteOrderMark()
    {
        _began = true;
        while (_end < 3 && !_atEnd) Fill();
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _next = 3;
    }

    private Span<byte> Undouble(ReadOnlySpan<byte> raw)
    {
        if (_unquoted.Length < raw.Length) _unquoted = new byte[Math.Max(256, raw.Length * 2)];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            _unquoted[length++] = raw[i];
            if (raw[i] == Quote) i++;
        }
        return _unquoted.AsSpan(0, length);
    }

    private bool Fail(int at, string message)
    {
        Problem = At(at, message);
        return false;
    }

    private DataProblem At(int at, string message)
    {
        var before = _buffer.AsSpan(_start, Math.Max(0, at - _start));
        var characters = 1;
        foreach (var b in before[(before.LastIndexOf(Lf) + 1)..])
            if ((b & 0xC0) != 0x80) characters++;
        return new DataProblem(_file, _recordLine + before.Count(Lf), characters, message);
    }

    private readonly record struct Slice(int Start, int Length, bool Quoted, bool Doubled);
}
