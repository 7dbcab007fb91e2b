using Parvis.Core;

namespace Parvis.Web.Kits.Files;

/// <summary>What is wrong in a kit's folder, and where: line and column from 1.</summary>
public sealed record KitError(string File, int Line, int Column, Refusal What);
