using Commands;
using Domain;
using Domain.Access;

namespace Api.Graph.Drives;

/// <summary>A new project space. Personal ones come with their accounts.</summary>
internal static class CreateDrive
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.CreatesSpaces) return GraphRefusal.Forbidden;
        var body = await request.ReadAsync(ct);
        var (name, description, type) = (body.Text("name"), body.Text("description"), body.Text("driveType"));
        var quota = body.Object("quota")?.Number("total");
        var alias = body.Text("driveAlias");
        if (body.Refusal is { } unfit) return unfit;
        if (!DriveTemplate.TryRead(request, out var isFilled)) return GraphRefusal.Invalid("This template is not known.");
        if (name is null) return GraphRefusal.Invalid("A space needs a name.");
        if (type is not (null or "project")) return GraphRefusal.Invalid("Only project spaces can be made.");
        if (quota is > 0 && !request.User.Role.ManagesSpaces) return GraphRefusal.Denied("Only who manages spaces sets their quotas.");

        var id = SpaceId.New();
        var space = new NewSpace(id, name, DriveAlias.Strip(alias), description, quota is > 0 ? quota : null);
        var refusal = await request.CommandAsync(
            AccessReasons.AccountRole, by => request.Services.Spaces.CreateProjectAsync(by, space, ct), ct);
        if (refusal is not null) return refusal;
        if (await request.Services.Grants.DriveAsync(id, ct) is not { } drive) return GraphRefusal.TooEarly;

        // The space is there: what it should have begun with and could not is no reason to say otherwise.
        if (isFilled && await DriveTemplate.ApplyAsync(request, id, drive.Space.Root, ct) is null)
            drive = await request.Services.Grants.DriveAsync(id, ct) ?? drive;
        var view = (await DriveView.LoadAsync(request, [drive], ct))[0];
        return GraphAnswer.Created(json => view.WriteTo(json, request));
    }
}

/// <summary>Clients write aliases with their kind before them.</summary>
internal static class DriveAlias
{
    private const string Project = "project/";

    public static string? Strip(string? alias) =>
        alias is not null && alias.StartsWith(Project, StringComparison.Ordinal) ? alias[Project.Length..] : alias;
}
