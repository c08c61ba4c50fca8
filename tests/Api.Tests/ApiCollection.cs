using Xunit;

namespace Api.Tests;

/// <summary>The tests that share one server, each in a folder of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiFixture>
{
    public const string Name = "one server";
}
