using Domain.Access;
using static Domain.Access.Permission;

namespace Api.Tests.Matrix;

/// <summary>What WebDAV has to answer in a tree: worked out from the role table, RFC 4918 and the rule that nothing hidden shows.</summary>
internal static class TreeRules
{
    /// <summary>What a method needs on the thing itself. Reference: B11.</summary>
    private static readonly Dictionary<string, Permission> Needs = new()
    {
        ["GET"] = ReadContent,
        ["HEAD"] = ReadContent,
        ["PUT"] = Upload,
        ["DELETE"] = Delete,
        ["MKCOL"] = CreateFolder,
        ["COPY"] = ReadContent,
        ["MOVE"] = Move,
        ["PROPFIND"] = Stat,
        ["PROPPATCH"] = Upload,
        ["LOCK"] = Upload,
        ["UNLOCK"] = Upload,

        // A search lists what is there.
        ["REPORT"] = ListFolder,
    };

    public static IReadOnlyList<string> Methods { get; } = ["OPTIONS", .. Needs.Keys];

    public static Expected Of(World world, Who who, TreeForm form, string method, Thing thing)
    {
        if (form == TreeForm.Link ? !World.IsLink(who) : !World.HasAccount(who)) return Expected.SignIn;
        if (who == Who.LinkExpired) return Expected.NotThere("the link has expired");
        if (method == "OPTIONS") return new(204, "what can be done is no secret");
        if (form == TreeForm.Id && thing.State == State.Trashed) return Expected.NotThere("the trash has addresses of its own");
        var own = world.PermissionsOf(who, thing.IsThere ? thing.Path : thing.Folder);
        if (!own.Has(Stat)) return OfHidden(world.PermissionsOf(who, form.StartOf(thing)), method, form);
        if (who == Who.LinkDrop && Dropped(method, thing) is { } dropped) return dropped;
        return thing.IsThere ? OfThere(own, who, method, thing) : OfMissing(own, method, thing.State == State.Locked);
    }

    /// <summary>As if the folder were not there: to make something in no folder is a conflict, for whoever could make things at all.</summary>
    private static Expected OfHidden(PermissionSet start, string method, TreeForm form)
    {
        const string why = "it may not be seen";
        if (form == TreeForm.Id || !start.Has(Stat) || !(IsMaking(method) || method == "UNLOCK")) return Expected.NotThere(why);
        if (!start.Has(Needs[method])) return new(403, why, AsNothing: true);
        return new(method == "UNLOCK" ? 404 : 409, why, AsNothing: true);
    }

    private static Expected OfMissing(PermissionSet folder, string method, bool isLocked)
    {
        if (!IsMaking(method) && method != "UNLOCK") return Expected.NotThere("nothing has this name");
        if (!folder.Has(Needs[method])) return Lacking(Needs[method]);
        if (method == "UNLOCK") return Expected.NotThere("nothing has this name");
        return isLocked ? new(423, "the folder is locked") : new(201, "it is made");
    }

    private static Expected OfThere(PermissionSet own, Who who, string method, Thing thing)
    {
        if (!own.Has(Needs[method])) return Lacking(Needs[method]);
        var arriving = thing.Kind == Kind.Folder ? CreateFolder : Upload;
        if (method is "COPY" or "MOVE" && !own.Has(arriving)) return Lacking(arriving);
        if (method == "MKCOL" || (method == "PUT" && thing.Kind == Kind.Folder)) return new(405, "something stands there");
        if (method == "UNLOCK") return Unlocking(who, thing);
        var isChange = method is "PUT" or "DELETE" or "MOVE" or "PROPPATCH" or "LOCK";
        if (isChange && thing.State == State.Locked) return new(423, "it is locked");
        return new(
            method switch
            {
                "GET" or "HEAD" or "LOCK" => 200,
                "COPY" or "MOVE" => 201,
                "PUT" or "DELETE" => 204,
                _ => 207,
            },
            $"{Needs[method]} is granted");
    }

    private static Expected Unlocking(Who who, Thing thing) => thing.State != State.Locked ? new(409, "there is no such lock")
        : who == Who.Manager ? new(204, "the lock is theirs")
        : new(403, "the lock is another's");

    /// <summary>Who drops things sees none, overwrites none and locks none. Null: as for everybody.</summary>
    private static Expected? Dropped(string method, Thing thing) => (method, thing) switch
    {
        ("LOCK" or "UNLOCK", _) => new(403, "who drops things locks nothing"),
        ("PUT" or "MKCOL", { IsThere: true }) => new(201, "what is dropped gets another name, or is there already"),
        ("PUT" or "MKCOL", _) => null,
        (_, { IsThere: true }) => Expected.NotThere("who drops things sees nothing"),
        _ => null,
    };

    private static bool IsMaking(string method) => method is "PUT" or "MKCOL" or "LOCK";

    private static Expected Lacking(Permission needed) => new(403, $"{needed} is not granted");
}
