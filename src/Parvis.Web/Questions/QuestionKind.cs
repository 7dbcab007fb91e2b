using Parvis.Core.Questions;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions;

/// <summary>What the Web needs to know of a kind: its name in files and how its own fields are read and written there.</summary>
internal sealed record QuestionKind(string Name, Type Type, Func<MapReader, QuestionParts, Question> Read, Action<MapWriter, Question> Write);

/// <summary>What every question has, read once for all kinds.</summary>
internal sealed record QuestionParts(string Id, Core.LocalisedText Wording);
