using System.Collections.Immutable;
using System.Globalization;

namespace Parvis.Core.Questions.Number;

/// <summary>The number given, without trailing zeros.</summary>
public sealed record NumberAnswer(decimal Value) : Answer
{
    public override ImmutableArray<string> Raw => [Value.ToString("0.###############", CultureInfo.InvariantCulture)];
}
