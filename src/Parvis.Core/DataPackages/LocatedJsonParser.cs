using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Parvis.Core.DataPackages;

/// <summary>Builds <see cref="LocatedJson"/> in one pass, counting lines as it goes.</summary>
internal ref struct LocatedJsonParser(ReadOnlySpan<byte> utf8, string file)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private Utf8JsonReader _reader = new(utf8);
    private int _counted, _lineStart;
    private long _line = 1;
    private DataProblem? _problem;

    public (LocatedJson? Root, DataProblem? Problem) Parse()
    {
        _reader.Read();
        var root = Value();
        if (_problem is null) _reader.Read();
        return (root, _problem);
    }

    private LocatedJson Value()
    {
        var place = Here();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => new(JsonValueKind.Object, "", Members(), [], place),
            JsonTokenType.StartArray => new(JsonValueKind.Array, "", [], Items(), place),
            JsonTokenType.String => new(JsonValueKind.String, _reader.GetString()!, [], [], place),
            JsonTokenType.Number => new(JsonValueKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan), [], [], place),
            JsonTokenType.True => new(JsonValueKind.True, "true", [], [], place),
            JsonTokenType.False => new(JsonValueKind.False, "false", [], [], place),
            _ => new(JsonValueKind.Null, "", [], [], place),
        };
    }

    private ImmutableArray<LocatedMember> Members()
    {
        var members = ImmutableArray.CreateBuilder<LocatedMember>();
        var names = new HashSet<string>();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, place) = (_reader.GetString()!, Here());
            if (!names.Add(name)) _problem ??= new DataProblem(file, place.Line, place.Column, $"The member « {name} » is given twice.");
            _reader.Read();
            members.Add(new LocatedMember(name, Value(), place));
        }
        return members.DrainToImmutable();
    }

    private ImmutableArray<LocatedJson> Items()
    {
        var items = ImmutableArray.CreateBuilder<LocatedJson>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray) items.Add(Value());
        return items.DrainToImmutable();
    }

    private TextPlace Here()
    {
        var at = (int)_reader.TokenStartIndex;
        for (; _counted < at; _counted++)
            if (_utf8[_counted] == '\n') (_line, _lineStart) = (_line + 1, _counted + 1);
        return new TextPlace(_line, Encoding.UTF8.GetCharCount(_utf8[_lineStart..at]) + 1);
    }
}
