using Api.Graph.DriveItems;
using Api.Http;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Domain.Links;

namespace Api.Graph.Permissions;

/// <summary>Opens an item to whoever knows the link.</summary>
internal static class CreateLink
{
    public static async Task<GraphAnswer> HandleAsync(GraphRequest request, CancellationToken ct)
    {
        var body = await request.ReadAsync(ct);
        var (typeName, label, password) = (body.Text("type"), body.Text("displayName"), body.Text("password"));
        var (expiresAt, isQuick) = (body.Time("expirationDateTime"), body.Flag("@libre.graph.quickLink") ?? false);
        var (id, token, hash) = (LinkId.New(), Links.NewToken(), (string?)null);
        SeenItem? seen = null;
        var no = await request.CommandAsync(
            async attempt =>
            {
                (seen, var refusal) = await ItemTarget.FindAsync(request, AccessAction.Grant, attempt);
                if (seen is null) return refusal!;
                if (!request.User.Role.Shares) return GraphRefusal.Forbidden;
                if (body.Refusal is { } unfit) return unfit;
                if (LinkType.Find(typeName ?? LinkType.View.Name) is not { } type) return GraphRefusal.Invalid("There is no such link.");
                if (PasswordPolicy.CheckForLink(type, password) is { } bad) return bad.ToGraph();
                if (LinkRules.Check(type, seen.Node.IsFolder, expiresAt, seen.Standing.Permissions, request.Now) is { } beyond)
                    return beyond.ToGraph();
                hash ??= string.IsNullOrEmpty(password) ? null : await request.Services.Hashing.HashAsync(password);
                var link = new NewLink(
                    id, seen.Space.Id, seen.Node.Id, seen.Node.IsFolder, token, type, hash, label is "" ? null : label, expiresAt, isQuick);
                return await request.Services.Links.CreateAsync(
                    request.Envelope(seen.Reason(AccessAction.Grant)), seen.SeenAt, link, request.Now, attempt);
            },
            ct);
        if (no is not null) return no;
        return await PermissionTarget.FindAsync(request, seen!, id.Value.ToString("D"), ct) is { } made
            ? made.ToAnswer(request)
            : GraphRefusal.TooEarly;
    }
}
