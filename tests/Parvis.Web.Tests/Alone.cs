namespace Parvis.Web.Tests;

/// <summary>Tests about how soon something happens, by several processes or browsers: they run when no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
