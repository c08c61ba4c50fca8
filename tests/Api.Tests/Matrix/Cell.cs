using System.Text;
using Fixtures;

namespace Api.Tests.Matrix;

/// <summary>Who asks.</summary>
internal enum Who
{
    Anonymous,
    LinkView,
    LinkUpload,
    LinkEdit,
    LinkDrop,
    LinkExpired,

    /// <summary>An account that only works with what is shared with it: a viewer's share of <c>work</c>.</summary>
    Guest,

    /// <summary>An ordinary account with an editor's share of <c>work</c>, and no member of the space.</summary>
    Receiver,
    Viewer,
    Editor,
    Manager,
    OtherManager,

    /// <summary>Manages accounts and spaces, and is a member of none.</summary>
    Admin,
}

/// <summary>What became of the thing that is asked for.</summary>
internal enum State
{
    Live,
    Trashed,

    /// <summary>It has old contents, which have addresses of their own.</summary>
    Old,

    /// <summary>By the manager.</summary>
    Locked,

    /// <summary>Shared with the very people who are denied a folder above it.</summary>
    Denied,
}

internal enum Kind
{
    File,
    Folder,

    /// <summary>A name that nothing has, in a folder that is there.</summary>
    Missing,
}

/// <summary>Something that requests are about.</summary>
/// <param name="Folder">Its folder's path in the space; empty: the root.</param>
/// <param name="Id">As clients write ids; empty for what is missing.</param>
/// <param name="Version">The key of its old content.</param>
internal sealed record Thing(State State, Kind Kind, string Folder, string Name, string Id, string LockToken = "", string Version = "")
{
    public string Path => Folder.Length == 0 ? Name : $"{Folder}/{Name}";

    public bool IsThere => Kind != Kind.Missing && State != State.Trashed;

    public override string ToString() => $"{State} {Kind}";
}

/// <summary>A request.</summary>
internal sealed record Ask(string Method, string Path, string? Body = null, string Type = "application/xml", params (string, string)[] Headers)
{
    public static Ask Json(string method, string path, string? body = null) => new(method, path, body, "application/json");

    public Task<Answer> SendAsync(DavClient client) =>
        client.SendAsync(Method, Path, Body is null ? null : new StringContent(Body, Encoding.UTF8, Type), Headers);
}

/// <param name="Why">For the person who reads that it came otherwise.</param>
/// <param name="AsNothing">The answer has to be the one that is given where nothing stands, word for word.</param>
internal sealed record Expected(int Status, string Why, bool AsNothing = false)
{
    public static readonly Expected SignIn = new(401, "nobody has signed in");

    public bool IsSuccess => Status is >= 200 and < 400;

    public static Expected NotThere(string why) => new(404, why, AsNothing: true);
}

/// <summary>One cell of the matrix: a route, who asks, what for, and what the role table says to it.</summary>
/// <param name="AskAsync">Makes ready what the request changes, and then the request.</param>
/// <param name="Nothing">The same request for something that never was.</param>
/// <param name="IsChange">Whether something changes when all goes as expected. In one space changes are made one after another: many at once
/// would be told to come again.</param>
internal sealed record Cell(
    string Route, Who Who, string About, Expected Expected, Func<Task<Ask>> AskAsync, Func<Ask>? Nothing = null, bool IsChange = false)
{
    private const int ToldMax = 400;

    /// <summary>What is wrong, in a line; null when nothing is.</summary>
    public async Task<string?> CheckAsync(World world)
    {
        var client = world.ClientOf(Who);
        var ask = await AskAsync();
        var answer = await ask.SendAsync(client);
        var status = StatusOf(answer);
        if (status != Expected.Status) return Line($"expected {Expected.Status}, got {status}", ask, answer);
        if (!Expected.AsNothing) return null;
        if (Nothing is null) return Line("there is no request for nothing to compare with", ask, answer);
        var nothing = await Nothing().SendAsync(client);
        return Told(answer) == Told(nothing) ? null : Line($"where nothing is, the answer is {Told(nothing)}", ask, answer);
    }

    // Version 1 of OCS says what it has to say inside an envelope that came well.
    private static int StatusOf(Answer answer)
    {
        const string code = "<statuscode>";
        if (answer.Status != 200 || answer.Text.IndexOf(code, StringComparison.Ordinal) is not (>= 0 and var at)) return answer.Status;
        var text = answer.Text[(at + code.Length)..answer.Text.IndexOf("</statuscode>", StringComparison.Ordinal)];
        return text switch { "100" => 200, "998" => 404, "997" => 401, _ => int.Parse(text, null) };
    }

    /// <summary>All but what is of the moment or of the request.</summary>
    public static string Told(Answer answer)
    {
        var headers = answer.Headers.Concat(answer.ContentHeaders)
            .Where(header => header.Key is not ("Date" or "X-Request-ID" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{answer.Status} {string.Join("; ", headers)} {World.WithoutMoment(answer.Text)}";
    }

    private string Line(string what, Ask ask, Answer answer) =>
        $"{Route} | {Who} | {About} | {what} | because {Expected.Why} | {ask.Method} {ask.Path} -> "
        + WithoutBreaks(Told(answer));

    private static string WithoutBreaks(string text) => text.ReplaceLineEndings(" ")[..Math.Min(text.Length, ToldMax)];
}
