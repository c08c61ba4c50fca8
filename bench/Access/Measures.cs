using System.Diagnostics;
using System.Text;
using Domain.Access;
using Fixtures;

namespace AccessBench;

/// <summary>One thing after another, each asked many times by one caller.</summary>
internal sealed class Measures(BenchServer server, World world)
{
    private const int Rounds = 5, Checks = 5_000, WarmUp = 2_000, Listings = 40;

    private const string Jail = "a0ca6a90-a365-4782-871e-d44447bbc668$a0ca6a90-a365-4782-871e-d44447bbc668";

    private readonly DavClient _owner = new(server.Address, World.Owner, World.Password);
    private readonly DavClient _receiver = new(server.Address, World.Receiver, World.Password);
    private readonly DavClient _reader = new(server.Address, World.Reader, World.Password);

    public async Task CheckAsync(string what)
    {
        var random = new Random(1);
        await ChecksAsync(random, WarmUp);
        for (var round = 0; round < Rounds; round++)
        {
            var stolen = new StolenTime();
            Tell(what, await ChecksAsync(random, Checks), $"  stolen {stolen.Percent:n1} %");
        }
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

    /// <summary>The same folder of a thousand by its owner's own address and through shares, in turns.</summary>
    public async Task CompareAsync()
    {
        var (direct, alone, among) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Listings + 4; i++)
        {
            var one = await ListAsync(_owner, World.LargeFolderName);
            var other = await ListAsync(_reader, $"/dav/spaces/{Jail}!{world.LargeFolderAlone.Value:D}");
            var third = await ListAsync(_receiver, $"/dav/spaces/{Jail}!{world.LargeFolderAmongMany.Value:D}");
            if (i < 4) continue;
            direct.Add(one);
            alone.Add(other);
            among.Add(third);
        }

        Tell($"PROPFIND of a folder of {World.FolderMembers}, direct", direct);
        Tell($"PROPFIND of a folder of {World.FolderMembers}, through a share", alone);
        Tell($"the same for who has {World.ReceivedShares} shares of that space", among);
        Console.WriteLine($"through a share : direct = {Median(alone) / Median(direct):n2}; among many = {Median(among) / Median(direct):n2}");
    }

    private async Task<List<double>> ChecksAsync(Random random, int count)
    {
        var waits = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var node = world.Deep[random.Next(world.Deep.Count)];
            var clock = Stopwatch.GetTimestamp();
            var standing = await server.Ledger.Grants.StandingAsync(world.Laden, world.Space, node, default);
            var decision = AccessRules.Authorize(AccessAction.Write, standing);
            waits.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            if (!decision.IsAllowed) throw new InvalidOperationException($"{node} was denied: {decision.Reason}");
        }

        return waits;
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

    private static void Tell(string what, List<double> waits, string note = "")
    {
        var sorted = waits.Order().ToList();
        Console.WriteLine($"{what,-56}  {sorted[sorted.Count / 2],7:n2}  {sorted[(int)(sorted.Count * 0.99)],7:n2}  {sorted.Count}{note}");
    }
}
