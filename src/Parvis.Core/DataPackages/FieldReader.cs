using System.Collections.Immutable;
using System.Text.Json;
using Parvis.Statistics;

namespace Parvis.Core.DataPackages;

/// <summary>Reads one field of a schema.</summary>
internal sealed class FieldReader(string file)
{
    private DataProblem? _problem;

    public Field? Read(LocatedJson item, out DataProblem? problem)
    {
        var field = Field(item);
        problem = _problem;
        return problem is null ? field : null;
    }

    private Field? Field(LocatedJson item)
    {
        if (item["name"]?.AsString is not { Length: > 0 } name) return Fail(item, "A field needs a name.");
        var type = item["type"]?.AsString ?? "string";
        var categories = Categories(item, name);
        if (_problem is not null) return null;
        FieldKind? kind = type switch
        {
            "list" when categories.Length > 0 => FieldKind.Multiple,
            "string" or "integer" or "number" or "boolean" when categories.Length > 0 => FieldKind.Choice,
            "number" => FieldKind.Number,
            "integer" or "year" => FieldKind.Integer,
            "string" or "any" or "boolean" or "date" or "time" or "datetime" or "yearmonth" => FieldKind.Text,
            _ => null,
        };
        if (kind is null)
            return Fail(item["type"] ?? item, type == "list" ? $"The list « {name} » needs categories." : $"The type « {type} » of « {name} » is not known.");
        if (kind is FieldKind.Multiple && categories.Length > Codes.MostOptions)
            return Fail(item, $"« {name} » has {categories.Length} options; at most {Codes.MostOptions} are counted.");
        if (item["delimiter"] is { } delimiter && delimiter.AsString is not { Length: > 0 })
            return Fail(delimiter, $"The delimiter of « {name} » must be a text.");
        return new Field
        {
            Name = name,
            Kind = kind.Value,
            Title = item["title"]?.AsString ?? "",
            Categories = categories,
            Ordered = item["categoriesOrdered"]?.Kind == JsonValueKind.True,
            ListDelimiter = item["delimiter"]?.Text ?? ",",
            Role = item["parvis:role"]?.AsString,
            Question = item["parvis:kind"]?.AsString,
        };
    }

    private ImmutableArray<Category> Categories(LocatedJson item, string name)
    {
        if (item["categories"] is not { } list) return [];
        var scores = item["parvis:scores"];
        var categories = ImmutableArray.CreateBuilder<Category>();
        var codes = new HashSet<string>();
        foreach (var entry in list.Items)
        {
            // Frictionless allows a bare list of values.
            var value = entry.Kind == JsonValueKind.Object ? entry["value"] : entry;
            if (value?.AsCode is not { } code) Fail(entry, $"A category of « {name} » has no value.");
            else if (!codes.Add(code)) Fail(entry, $"The category « {code} » of « {name} » is given twice.");
            else categories.Add(new Category(code, entry["label"]?.AsString ?? code, scores?[code]?.AsNumber));
        }
        if (list.Kind != JsonValueKind.Array || categories.Count is 0 or >= Codes.Missing) Fail(list, $"« {name} » needs a list of categories.");
        foreach (var score in scores?.Members ?? [])
        {
            if (!codes.Contains(score.Name)) _problem ??= score.Problem(file, $"A score is given to « {score.Name} », which is no category of « {name} ».");
            else if (score.Value.AsNumber is null) Fail(score.Value, $"The score of « {score.Name} » is not a number.");
        }
        return categories.DrainToImmutable();
    }

    private Field? Fail(LocatedJson at, string message)
    {
        _problem ??= at.Problem(file, message);
        return null;
    }
}
