using System.Diagnostics;
using System.Text;
using Domain.Access;
using Fixtures;

namespace AccessBench;

/// <summary>One thing after another, each asked many times by one caller.</summary>
internal sealed class Measures(BenchServer server, World world)
{
    private const int Checks = 5_000, WarmUp = 200, Listings = 40;

    private const string Jail = "a0ca6a90-a365-4782-871e-d44447bbc668$a0ca6a90-a365-4782-871e-d44447bbc668";

    private readonly DavClient _owner = new(server.Address, World.Owner, World.Password);
    private readonly DavClient _receiver = new(server.Address, World.Receiver, World.Password);

    public async Task CheckAsync(string what)
    {
        var (random, waits) = (new Random(1), new List<double>());
        for (var i = 0; i < Checks + WarmUp; i++)
        {
            var node = world.Deep[random.Next(world.Deep.Count)];
            var clock = Stopwatch.GetTimestamp();
            var standing = await server.Ledger.Grants.StandingAsync(world.Laden, world.Space, node, default);
            var decision = AccessRules.Authorize(AccessAction.Write, standing);
            if (i >= WarmUp) waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            if (!decision.IsAllowed) throw new InvalidOperationException($"{node} was denied: {decision.Reason}");
        }

        Tell(what, waits);
    }

    public async Task GetAsync(string what, string path, int count)
    {
        var waits = new List<double>();
        for (var i = 0; i < count + 2; i++)
        {
            var wait = await AnsweredAsync(() => _receiver.GetAsync(path), 200);
            if (i >= 2) waits.Add(wait);
        }

        Tell(what, waits);
    }

    /// <summary>The same folder of a thousand by its owner's own address and through the share, in turns.</summary>
    public async Task CompareAsync()
    {
        var (direct, shared) = (new List<double>(), new List<double>());
        var mount = $"/dav/spaces/{Jail}!{world.LargeFolder.Value:D}";
        for (var i = 0; i < Listings + 4; i++)
        {
            var (one, other) = (await ListAsync(_owner, World.LargeFolderName), await ListAsync(_receiver, mount));
            if (i < 4) continue;
            direct.Add(one);
            shared.Add(other);
        }

        Tell($"PROPFIND of a folder of {World.FolderMembers}, direct", direct);
        Tell($"PROPFIND of a folder of {World.FolderMembers}, through a share", shared);
        Console.WriteLine($"through a share : direct = {Median(shared) / Median(direct):n2}");
    }

    private static Task<double> ListAsync(DavClient client, string path) => AnsweredAsync(() => client.PropFindAsync(
        path, "1",
        """
        <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><d:resourcetype/><d:getlastmodified/><d:getcontentlength/>
        <d:getetag/><oc:id/><oc:permissions/><oc:checksums/></d:prop></d:propfind>
        """), 207);

    private static async Task<double> AnsweredAsync(Func<Task<Answer>> ask, int status)
    {
        var clock = Stopwatch.GetTimestamp();
        var answer = await ask();
        var wait = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        if (answer.Status != status) throw new InvalidOperationException($"{answer.Status}: {Encoding.UTF8.GetString(answer.Body)}");
        return wait;
    }

    private static double Median(List<double> waits) => waits.Order().ElementAt(waits.Count / 2);

    private static void Tell(string what, List<double> waits)
    {
        var sorted = waits.Order().ToList();
        Console.WriteLine($"{what,-56}  {sorted[sorted.Count / 2],7:n2}  {sorted[(int)(sorted.Count * 0.99)],7:n2}  {sorted.Count}");
    }
}
