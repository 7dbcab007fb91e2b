namespace Parvis.Web.Tests;

public sealed class Sanity { [Fact] public void Runs() => Assert.Equal(2, 1 + 1); }
