namespace Parvis.Core.Tests;

public sealed class Sanity { [Fact] public void Runs() => Assert.Equal(2, 1 + 1); }
