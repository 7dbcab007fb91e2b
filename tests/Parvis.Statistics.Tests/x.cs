namespace Parvis.Statistics.Tests;

public sealed class Sanity { [Fact] public void Runs() => Assert.Equal(2, 1 + 1); }
