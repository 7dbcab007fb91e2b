using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;
using Parvis.Web.Questions;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Surveys.Files;

/// <summary>What reading a file gives: a questionnaire that can be asked, or everything that is wrong with it.</summary>
public sealed record ParsedQuestionnaire(Questionnaire? Questionnaire, ImmutableArray<FileError> Errors);

/// <summary>
/// A questionnaire as a text file (docs/formats/questionnaire.md). It is also the form in which the database keeps each version, so
/// <c>Parse(Write(q))</c> is <c>q</c>, to the last character.
/// </summary>
public static class QuestionnaireFile
{
    private const int RoomForRevisions = 16 * 1024;

    public static ParsedQuestionnaire Parse(string text)
    {
        var (root, unreadable) = YamlTree.Load(text);
        if (unreadable is not null)
            return new(null, [unreadable]);
        var errors = new List<FileError>();
        var places = new Dictionary<string, YamlNode>();
        var questionnaire = Read(root!, errors, places);
        // Only once the file is well formed: what the questionnaire itself refuses, at the question it is about.
        if (errors.Count == 0)
            errors.AddRange(questionnaire.Check().Select(refusal =>
                places.TryGetValue(refusal.Field?.Split('.')[0] ?? "", out var node)
                    ? YamlTree.At(node.Start, refusal)
                    : new FileError(1, 1, refusal)));
        return errors.Count == 0
            ? new(questionnaire, [])
            : new(null, [.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column)]);
    }

    /// <summary>What this program itself wrote and stored. Anything unreadable there is damage, hence an exception.</summary>
    public static Questionnaire Stored(string text) =>
        Parse(text) is { Questionnaire: { } questionnaire } ? questionnaire
        : throw new InvalidDataException("A stored questionnaire cannot be read.");

    /// <summary>
    /// Why a questionnaire that can be asked cannot be kept as a text that reads back the same: too long, or holding characters that
    /// no text file has. A little room is left for what publishing writes (revisions).
    /// </summary>
    public static Refusal? CannotBeKept(Questionnaire questionnaire)
    {
        var text = Write(questionnaire);
        return text.Length > YamlTree.Longest - RoomForRevisions ? new Refusal("questionnaire-file.too-long", ((YamlTree.Longest - RoomForRevisions) / 1024).ToString())
            : Parse(text).Questionnaire != questionnaire ? new Refusal("questionnaire-file.odd-characters")
            : null;
    }

    public static string Write(Questionnaire questionnaire)
    {
        var root = new MapWriter()
            .Localised("title", questionnaire.Title)
            .Localised("introduction", questionnaire.Introduction)
            .Localised("thanks", questionnaire.Thanks)
            .Texts("languages", questionnaire.Languages)
            .Maps("sections", questionnaire.Sections.Select(section => new MapWriter()
                .Text("id", section.Id)
                .Localised("title", section.Title)
                .Localised("help", section.Help)
                .Maps("questions", section.Questions.Select(QuestionMap.Write))));
        return Write(root);
    }

    /// <summary>One question alone, as the file says it.</summary>
    public static string Write(Question question) => Write(QuestionMap.Write(question));

    private static string Write(MapWriter root)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(root.Map)).Save(writer, assignAnchors: false);
        // The emitter ends a document with "..."; a file of one document does without.
        const string end = "...\n";
        var text = writer.ToString();
        return text.EndsWith('\n' + end, StringComparison.Ordinal) ? text[..^end.Length] : text;
    }

    private static Questionnaire Read(YamlMappingNode root, List<FileError> errors, Dictionary<string, YamlNode> places)
    {
        var map = new MapReader(root, errors);
        var questionnaire = new Questionnaire
        {
            Title = map.RequiredLocalised("title"),
            Introduction = map.Localised("introduction"),
            Thanks = map.Localised("thanks"),
            Languages = map.Texts("languages") is { IsEmpty: false } languages ? languages : ["fr"],
            Sections = [.. map.List("sections").Select(node => ReadSection(MapReader.Of(node, errors), places))],
        };
        if (map.Find("sections") is null)
            errors.Add(YamlTree.At(root.Start, new Refusal("questionnaire-file.missing", "sections")));
        map.End();
        return questionnaire;
    }

    private static Section ReadSection(MapReader map, Dictionary<string, YamlNode> places)
    {
        var section = new Section(map.RequiredText("id"), [.. map.List("questions").Select(node => ReadQuestion(node, map.Errors, places)).OfType<Question>()])
        {
            Title = map.Localised("title"),
            Help = map.Localised("help"),
        };
        map.End();
        return section;
    }

    private static Question? ReadQuestion(YamlNode node, List<FileError> errors, Dictionary<string, YamlNode> places)
    {
        var question = QuestionMap.Read(MapReader.Of(node, errors));
        if (question is not null)
            places[question.Id] = node;
        return question;
    }
}
