namespace Api.Tests.Matrix;

/// <summary>The addresses under which WebDAV knows one and the same thing.</summary>
internal enum TreeForm
{
    /// <summary><c>/dav/spaces/{space}/{path}</c>.</summary>
    Space,

    /// <summary><c>/remote.php/dav/spaces/{space}/{path}</c>.</summary>
    OldSpace,

    /// <summary><c>/dav/spaces/{file id}</c>.</summary>
    Id,

    /// <summary><c>/dav/spaces/{share jail}!{share}/{path}</c>.</summary>
    Mount,

    /// <summary><c>/dav/public-files/{token}/{path}</c>.</summary>
    Link,
}

internal static class TreeForms
{
    private const string Jail = "a0ca6a90-a365-4782-871e-d44447bbc668";

    public const string JailId = $"{Jail}${Jail}";

    /// <summary>Where addresses of this form begin: whoever may see that much learns of what is below whether it is there.</summary>
    public static string StartOf(this TreeForm form, Thing thing) => form switch
    {
        TreeForm.Space or TreeForm.OldSpace => "",
        TreeForm.Id => thing.Path,
        _ => World.Work,
    };

    public static string Address(this TreeForm form, World world, Who who, Thing thing) => form == TreeForm.Id
        ? $"/dav/spaces/{thing.Id}"
        : $"{Prefix(form, world, who)}/{Below(form, thing.Path)}";

    /// <summary>A name that is free, beside the thing.</summary>
    public static async Task<string> BesideAsync(this TreeForm form, World world, Who who, Thing thing) => form == TreeForm.Id
        ? $"/dav/spaces/{await world.IdAsync(thing.Folder)}/{world.NewName()}"
        : $"{Prefix(form, world, who)}/{Below(form, thing.Folder)}/{world.NewName()}";

    /// <summary>An address of this form where nothing has ever been; as near to the thing as what the caller may see.</summary>
    public static string Nothing(this TreeForm form, World world, Who who, Thing thing)
    {
        if (form == TreeForm.Id) return $"/dav/spaces/{world.Space}!{Guid.NewGuid()}";
        var prefix = MaySee(world, who, form.StartOf(thing)) ? Prefix(form, world, who) : NoPrefix(form, world);
        var folder = MaySee(world, who, thing.Folder) ? Below(form, thing.Folder) : $"{world.NewName()}/{world.NewName()}";
        return $"{prefix}/{folder}/{world.NewName()}";
    }

    public static string MountOf(World world, Who who) => world.Shares.GetValueOrDefault(who, world.Shares[Who.Receiver]);

    private static bool MaySee(World world, Who who, string path) => world.PermissionsOf(who, path).Has(Domain.Access.Permission.Stat);

    private static string Prefix(TreeForm form, World world, Who who) => form switch
    {
        TreeForm.Space => $"/dav/spaces/{world.Space}",
        TreeForm.OldSpace => $"/remote.php/dav/spaces/{world.Space}",
        TreeForm.Mount => $"/dav/spaces/{JailId}!{MountOf(world, who)}",
        _ => $"/dav/public-files/{world.Tokens.GetValueOrDefault(who, "")}",
    };

    private static string NoPrefix(TreeForm form, World world) => form switch
    {
        TreeForm.Space => $"/dav/spaces/{world.Storage}${Guid.NewGuid()}",
        TreeForm.OldSpace => $"/remote.php/dav/spaces/{world.Storage}${Guid.NewGuid()}",
        TreeForm.Mount => $"/dav/spaces/{JailId}!{Guid.NewGuid()}",
        _ => "/dav/public-files/nothing",
    };

    private static string Below(TreeForm form, string path) =>
        form is TreeForm.Mount or TreeForm.Link ? path[World.Work.Length..].TrimStart('/') : path;
}
