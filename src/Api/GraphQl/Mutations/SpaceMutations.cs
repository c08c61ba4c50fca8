using Api.GraphQl.Queries;
using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Spaces;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutations of spaces: made, changed, disabled, enabled, deleted.</summary>
internal static class SpaceMutations
{
    private static readonly Refusal QuotaIsManaged = new(RefusalCode.Forbidden, "Only who manages spaces sets their quotas.");
    private static readonly Refusal PersonalStays = new(
        RefusalCode.Forbidden, "A personal space goes with its account, not by its owner's hand.");
    private static readonly Refusal IsDisabled = new(RefusalCode.Forbidden, "This space is disabled.");

    private static readonly InputValueDefinition Space = new("space", "ID!", "The space.");

    private sealed record NewInput(string Name, string? Alias, string? Description, long? Quota);

    public static readonly IMutation Create = new Mutation<NewInput>("createSpace", "Makes a project space; you manage it.")
    {
        Input =
        [
            new("name", "String!", "What people call it."),
            new("alias", "String", "What addresses name it by; made from the name unless told."),
            new("description", "String", "What it is for."),
            new("quota", "Long", "Bytes that it may hold: for those who manage spaces. Any number unless told."),
        ],
        Rules = Told(),
        Read = static input => new(
            input.Get<string>("name")!, input.Get<string>("alias"), input.Get<string>("description"), input.Get<long?>("quota")),
        Payload = [Payloads.Space("The new space.")],
        RunAsync = static async (input, run, ct) =>
        {
            var role = run.Request.User.Role;
            if (!role.CreatesSpaces) run.Refuse(AccessRules.Forbidden);
            else if (input.Quota is not null && !role.ManagesSpaces) run.Refuse(QuotaIsManaged, "quota");
            else await CreateAsync(input, run, ct);
        },
    };

    public static readonly IMutation Update = new Mutation<InputObject>(
        "updateSpace", "Changes what is told of a space; what is not named stays.")
    {
        Input =
        [
            Space, new("name", "String", "What people call it."), new("alias", "String", "What addresses name it by."),
            new("description", "String", "What it is for; null: nothing."),
            new("image", "ID", "A picture in it; null: none."), new("readme", "ID", "A text in it; null: none."),
            new("quota", "Long", "Bytes that it may hold; null: any number. For those who manage such spaces."),
        ],
        Rules = Told().Id("space", "image", "readme"),
        Read = static input => input,
        Payload = [Payloads.Space("The space, as it is now.")],
        RunAsync = UpdateAsync,
        IsSetting = true,
    };

    public static readonly IMutation Disable = OfOne(
        "disableSpace", "Makes that nothing in a space can be reached until it is enabled again; nothing is lost.",
        (run, by, id, ct) => run.Services.Spaces.DisableAsync(by, id, ct));

    public static readonly IMutation Enable = OfOne(
        "enableSpace", "Lets a disabled space be reached again.", (run, by, id, ct) => run.Services.Spaces.EnableAsync(by, id, ct));

    public static readonly IMutation Delete = OfOne(
        "deleteSpace", "Deletes a disabled space for good, with all that is in it.",
        (run, by, id, ct) => run.Services.Spaces.DeleteAsync(by, id, ct));

    private static InputRules Told() => new InputRules()
        .Keeps<string>("name", SpaceDecider.Unfit).Keeps<string>("alias", SpaceDecider.Unfit)
        .Text("description", SpaceDecider.DescriptionMax).Bytes("quota");

    private static async Task CreateAsync(NewInput input, MutationRun run, CancellationToken ct)
    {
        var space = new NewSpace(new(run.NewKey()), input.Name, input.Alias, input.Description, input.Quota);
        if (await run.CommandAsync(AccessReasons.AccountRole, by => run.Services.Spaces.CreateProjectAsync(by, space, ct), ct) is not null)
            run.Space = space.Id;
    }

    private static Mutation<string> OfOne(
        string name, string description, Func<MutationRun, Envelope, SpaceId, CancellationToken, Task<Outcome>> command) =>
        new(name, description)
        {
            Input = [Space],
            Rules = new InputRules().Id("space"),
            Read = static input => input.Get<string>("space")!,
            Payload = [Payloads.Space("The space, as it is now; null when it is gone.")],
            RunAsync = async (id, run, ct) =>
            {
                if (await FindAsync(id, run, ct) is not { } seen) return;

                // A personal space goes with its account, not by its owner's hand.
                if (!seen.IsAdministered && seen.Drive.Space.IsPersonal) run.Refuse(PersonalStays, "space");
                else if (!seen.IsAdministered && !seen.Manages) run.Refuse(AccessRules.Forbidden, "space");
                else if (await run.CommandAsync(seen.Reason, by => command(run, by, seen.Drive.Space.Id, ct), ct) is not null)
                    run.Space = seen.Drive.Space.Id;
            },
        };

    private static async Task UpdateAsync(InputObject input, MutationRun run, CancellationToken ct)
    {
        if (await FindAsync(input.Get<string>("space")!, run, ct) is not { } seen) return;
        if (!seen.IsAdministered && !seen.Manages) run.Refuse(AccessRules.Forbidden, "space");
        else if (!seen.IsAdministered && seen.Drive.Space.IsDisabled) run.Refuse(IsDisabled, "space");
        else if (!seen.IsAdministered && input.Has("quota")) run.Refuse(QuotaIsManaged, "quota");
        else if (!await IsFileAsync(input, "image", seen, run, ct)) run.Refuse(AccessRules.NotFound, "image");
        else if (!await IsFileAsync(input, "readme", seen, run, ct)) run.Refuse(AccessRules.NotFound, "readme");
        else await ChangeAsync(input, run, seen, ct);
    }

    private static async Task ChangeAsync(InputObject input, MutationRun run, SeenSpace seen, CancellationToken ct)
    {
        var (spaces, id) = (run.Services.Spaces, seen.Drive.Space.Id);
        run.Space = id;
        foreach (var (field, command) in Changes())
            if (await run.Blaming(field).CommandAsync(seen.Reason, command, ct) is null) return;

        IEnumerable<(string Field, Func<Envelope, Task<Outcome>> Command)> Changes()
        {
            if (input.Get<string>("name") is { } name) yield return ("name", by => spaces.RenameAsync(by, id, name, ct));
            if (input.Get<string>("alias") is { } alias) yield return ("alias", by => spaces.SetAliasAsync(by, id, alias, ct));
            if (input.Has("description"))
                yield return ("description", by => spaces.DescribeAsync(by, id, input.Get<string>("description"), ct));
            if (input.Has("image")) yield return ("image", by => spaces.SetImageAsync(by, id, FileOf("image"), ct));
            if (input.Has("readme")) yield return ("readme", by => spaces.SetReadmeAsync(by, id, FileOf("readme"), ct));
            if (input.Has("quota")) yield return ("quota", by => spaces.SetQuotaAsync(by, id, input.Get<long?>("quota"), ct));
        }

        NodeId? FileOf(string field) => input.Get<string>(field) is { } text
            && GlobalId.Parse(text) is { } item ? new NodeId(item.Key) : null;
    }

    /// <summary>Whether it names a file of the space that the caller may see, or says that there shall be none.</summary>
    private static async ValueTask<bool> IsFileAsync(InputObject input, string field, SeenSpace seen, MutationRun run, CancellationToken ct)
    {
        if (input.Get<string>(field) is not { } text) return true;
        var (item, _) = await run.FindAsync(text, AccessAction.See, ct);
        return item is { Node.IsFolder: false } && item.Space.Id == seen.Drive.Space.Id;
    }

    private static async ValueTask<SeenSpace?> FindAsync(string text, MutationRun run, CancellationToken ct)
    {
        if (SpaceQueries.IdOf(text, run.Request) is { } id)
        {
            run.About = (id, null);
            var views = await SpaceLoading.LoadAsync(run.Request, [id], ct);
            if (views.TryGetValue(id, out var view)) return view.Seen;
        }

        run.Refuse(AccessRules.NotFound, "space");
        return null;
    }
}
