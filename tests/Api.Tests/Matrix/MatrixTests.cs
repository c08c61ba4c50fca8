using System.Collections.Concurrent;
using Api.AuthApp;
using Api.Graph;
using Api.Http;
using Api.Ocs;
using Api.WebDav;
using Xunit;

namespace Api.Tests.Matrix;

/// <summary>Every route, by everybody, for things in every state, against what the role table says.</summary>
[Collection(ApiCollection.Name)]
public class MatrixTests(ApiFixture api)
{
    private const int AtOnce = 8;
    private const int ToldMax = 60;

    [Fact]
    public async Task Every_route_answers_everybody_as_the_role_table_says()
    {
        var world = await api.WorldAsync();
        var tags = await world.TagsAsync();
        await HoldsAsync(world,
        [
            .. DavCells.All(world, await world.TrashedSecretAsync()), .. GraphCells.All(world), .. OcsCells.All(world), .. OtherCells.All(world),
            .. SettingsCells.All(),
        ]);
        Assert.Equal(tags, await world.TagsAsync());
    }

    [Fact]
    public void Every_method_of_every_WebDAV_area_is_in_the_matrix()
    {
        foreach (var area in Enum.GetValues<DavArea>())
            Assert.Equal(Routes.Allow(area).Split(", "), DavCells.Methods[area].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_route_of_LibreGraph_is_in_the_matrix() => Assert.Equal(
        GraphRoutes.All.Select(route => $"{route.Method} {route.Template}").Order(StringComparer.Ordinal),
        GraphCells.Entries.Select(entry => entry.Route).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_route_of_OCS_is_in_the_matrix() => Assert.Empty(OcsRoutes.All.Except(OcsCells.Routes));

    [Fact]
    public void Every_operation_on_settings_is_in_the_matrix() => Assert.Equal(
        Api.Settings.SettingsRoutes.All.Order(StringComparer.Ordinal), SettingsCells.Operations.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_method_for_app_tokens_is_in_the_matrix() => Assert.Equal(AppTokenRoutes.Methods, OtherCells.TokenMethods);

    [Fact]
    public void Every_head_of_the_server_is_in_the_matrix()
    {
        using var heads = new Heads(api.Server.Services);
        Assert.Empty(heads.All.Select(head => head.Path).Except(OtherCells.Heads.Keys));
    }

    /// <summary>What changes something is asked for one after another, all the rest at once.</summary>
    private static async Task HoldsAsync(World world, IEnumerable<Cell> cells)
    {
        var wrong = new ConcurrentBag<string>();
        var byKind = cells.ToLookup(cell => cell.IsChange);
        await Task.WhenAll(CheckAsync(byKind[true], 1), CheckAsync(byKind[false], AtOnce));
        var told = wrong.Order(StringComparer.Ordinal).Take(ToldMax);
        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {byKind[true].Count() + byKind[false].Count()} cells are wrong:\n{string.Join('\n', told)}");

        Task CheckAsync(IEnumerable<Cell> some, int atOnce) => Parallel.ForEachAsync(
            some, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (cell, _) =>
            {
                if (await cell.CheckAsync(world) is { } line) wrong.Add(line);
            });
    }
}
