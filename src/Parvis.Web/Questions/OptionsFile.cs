using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions;

/// <summary>The options of a question in a file.</summary>
internal static class OptionsFile
{
    public static ImmutableArray<Option> Read(MapReader map) => [.. map.List("options").Select(node =>
    {
        var option = MapReader.Of(node, map.Errors);
        var read = new Option(option.RequiredText("code"), option.RequiredLocalised("label"))
        {
            Score = option.Number("score"),
            Exclusive = option.Flag("exclusive"),
            Residual = option.Flag("residual"),
            Pictogram = Pictograms.Read(option),
        };
        option.End();
        return read;
    })];

    public static void Write(MapWriter map, ImmutableArray<Option> options) => map.Maps("options", options.Select(option => new MapWriter()
        .Text("code", option.Code)
        .Localised("label", option.Label)
        .Number("score", option.Score)
        .Flag("exclusive", option.Exclusive)
        .Flag("residual", option.Residual)
        .Text("pictogram", option.Pictogram)));
}
