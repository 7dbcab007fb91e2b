using Parvis.Core;

namespace Parvis.Web.Surveys.Files;

/// <summary>What is wrong in a text file, and where: line and column from 1.</summary>
public sealed record FileError(int Line, int Column, Refusal What);
