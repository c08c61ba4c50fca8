using System.Net;

namespace Reliability;

/// <summary>
/// One client with a folder of its own: one request after the other, each a random change. What was acknowledged is in its tree; of a
/// request without an answer both outcomes are held possible until the folder is read again.
/// </summary>
public sealed class Client(Dav dav, string folder, int seed, int sizeMaxBytes)
{
    private readonly Random _random = new(seed);
    private Tree _tree = Tree.Empty;
    private Tree? _perhaps;
    private int _named;

    public int Acknowledged { get; private set; }

    public int Unanswered { get; private set; }

    public async Task BeginAsync()
    {
        var status = await dav.SendAsync("MKCOL", folder);
        if (status != HttpStatusCode.Created) throw new InvalidOperationException($"MKCOL {folder} answers {(int)status}");
    }

    /// <summary>Works until told to stop. A broken connection or a 5xx ends the work too: the outcome of that request is open.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _perhaps is null)
        {
            var (after, send) = NextChange();
            try
            {
                var status = (int)await send();
                if (status >= 500) _perhaps = after;
                else if (status is >= 200 and < 300) _tree = after;
                else throw new InvalidDataException($"{folder}: a change that should succeed answers {status}");
                if (_perhaps is null) Acknowledged++;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                _perhaps = after;
            }
        }

        if (_perhaps is not null) Unanswered++;
    }

    /// <summary>Reads the folder back: it must be exactly what was acknowledged, or that with the open request wholly applied.</summary>
    public async Task<string?> CheckAsync()
    {
        var actual = await dav.ReadTreeAsync(folder);
        if (actual is null) return $"{folder} is gone";
        if (!actual.Same(_tree) && (_perhaps is null || !actual.Same(_perhaps)))
            return $"{folder}: {_tree.Difference(actual)}"
                + (_perhaps is null ? "" : $" — or, with the open request: {_perhaps.Difference(actual)}");
        _tree = actual;
        _perhaps = null;
        return null;
    }

    private (Tree After, Func<Task<HttpStatusCode>> Send) NextChange()
    {
        var files = _tree.Files.ToList();
        var folders = _tree.Folders.Prepend(folder).ToList();
        var draw = files.Count < 5 ? 0 : files.Count > 60 ? 60 + _random.Next(40) : _random.Next(100);
        var file = files.Count == 0 ? "" : files[_random.Next(files.Count)];
        var place = folders[_random.Next(folders.Count)];
        if (draw < 35) return Put($"{place}/{NewName()}");
        if (draw < 55) return Put(file);
        if (draw < 62) return MakeFolder(place.Count(c => c == '/') < 6 ? $"{place}/{NewName()}" : $"{folder}/{NewName()}");
        if (draw < 72) return Relocate("MOVE", file, $"{place}/{NewName()}");
        if (draw < 77) return Relocate("MOVE", file, files.First(other => other != file));
        if (draw < 83) return Relocate("COPY", file, $"{place}/{NewName()}");
        if (draw < 87 && folders.Count > 1) return MoveFolder(folders[1 + _random.Next(folders.Count - 1)]);
        if (draw < 90) return Describe(file);
        if (draw < 92 && folders.Count > 8) return Delete(folders[1 + _random.Next(folders.Count - 1)]);
        return Delete(file);
    }

    private (Tree, Func<Task<HttpStatusCode>>) Put(string path)
    {
        // Small ones travel in the database's transaction, larger ones as files of their own: both must survive.
        var content = new byte[_random.Next(10) switch { 0 => 0, < 7 => _random.Next(8_192), _ => _random.Next(sizeMaxBytes) }];
        _random.NextBytes(content);
        return (_tree.Put(path, Dav.Hash(content)), async () => (await dav.PutAsync(path, content, ifMatch: null)).Status);
    }

    private (Tree, Func<Task<HttpStatusCode>>) MakeFolder(string path) => (_tree.MakeFolder(path), () => dav.SendAsync("MKCOL", path));

    private (Tree, Func<Task<HttpStatusCode>>) Relocate(string method, string from, string to) =>
        (method == "MOVE" ? _tree.Move(from, to) : _tree.Copy(from, to), () => dav.SendAsync(method, from, to));

    private (Tree, Func<Task<HttpStatusCode>>) MoveFolder(string from) => Relocate("MOVE", from, $"{folder}/{NewName()}");

    private (Tree, Func<Task<HttpStatusCode>>) Delete(string path) => (_tree.Delete(path), () => dav.SendAsync("DELETE", path));

    private (Tree, Func<Task<HttpStatusCode>>) Describe(string path) => (_tree, () => dav.SendAsync("PROPPATCH", path, body:
        $"""
        <d:propertyupdate xmlns:d="DAV:"><d:set><d:prop><x:n xmlns:x="urn:x">{_random.Next()}</x:n></d:prop></d:set></d:propertyupdate>
        """));

    private string NewName() => $"n{_named++:d5} ü%#";
}
