using Api.Accounts;
using Api.GraphQl.Types;
using Domain;
using Domain.Access;
using Domain.Settings;
using Domain.Users;
using GraphQl.Transport;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>What people change of their own account: profile, password, settings, photo.</summary>
internal static class OwnMutations
{
    private static readonly Refusal NoSetting = new(RefusalCode.NotFound, "There is no such setting.");
    private static readonly Refusal NoFile = new(
        RefusalCode.InvalidInput, "The picture is missing: send it as a part of a multipart request.");

    public static readonly IMutation Update = new Mutation<InputObject>("updateMe", "Changes your profile; what is not named stays.")
    {
        Input =
        [
            new("displayName", "String", "What people call you. Guests leave their names to others."), .. ProfileInputs.Names,
            ProfileInputs.Language,
        ],
        Rules = new InputRules().NotEmpty("displayName").Text("displayName", UserDecider.TextMax).Profile(),
        Read = static input => input,
        Payload = [Payloads.Me],
        RunAsync = static async (input, run, ct) =>
        {
            var (me, change) = (run.Request.User, ProfileInputs.Of(input));
            if (OwnAccount.Check(me, change) is { } refusal) run.Refuse(refusal);
            else if (change.IsAny)
                await run.CommandAsync(AccessReasons.Self, by => run.Services.Users.ChangeProfileAsync(by, me.Id, change.Apply, ct), ct);
        },
        IsSetting = true,
    };

    public static readonly IMutation ChangePassword = new Mutation<(string Current, string New)>(
        "changePassword", "Gives you another password: whoever is signed in with the old one is signed in no more.")
    {
        Input = [new("currentPassword", "String!", "The one that you have."), new("newPassword", "String!", "The one that you want.")],
        Rules = new InputRules().NotEmpty("currentPassword").Password("newPassword").Together(
            "newPassword",
            static input => input.Get<string>("currentPassword") == input.Get<string>("newPassword") ? OwnAccount.SamePassword : null),
        Read = static input => (input.Get<string>("currentPassword")!, input.Get<string>("newPassword")!),
        Payload = [Payloads.Me],
        RunAsync = static async (input, run, ct) =>
        {
            var me = run.Request.Caller;
            var was = await run.Services.Credentials.FindAsync(me.Id, ct);
            var (hash, refusal) = await OwnAccount.NewPasswordAsync(run.Services, me, input.Current, input.New, ct);
            if (hash is not null)
                await run.CommandAsync(AccessReasons.Self, by => run.Services.Users.ChangePasswordAsync(by, me.Id, hash, ct, was), ct);
            else if (refusal == OwnAccount.NotByToken) run.Refuse(refusal);
            else run.Refuse(refusal!, "currentPassword");
        },
    };

    public static readonly IMutation ChangeSetting = new Mutation<(string Setting, string Value)>(
        "changeSetting", "Decides one of your settings.")
    {
        Input =
        [
            new("setting", "ID!", "The id or name of a setting, as me.settings tells them."),
            new("value", "String!", "One of its options; of a setting that takes several, with commas between them."),
        ],
        Rules = new InputRules().Id("setting").Text("value", 1_000),
        Read = static input => (input.Get<string>("setting")!, input.Get<string>("value")!),
        Payload = [SettingType.Changed],
        RunAsync = static async (input, run, ct) =>
        {
            if (SettingType.Find(input.Setting) is not { } setting) run.Refuse(NoSetting, "setting");
            else if (await run.Blaming("value").CommandAsync(
                AccessReasons.Self, by => run.Services.Settings.ChangeAsync(by, run.Request.User.Id, setting, input.Value, ct), ct) is not null)
                run.Value = setting;
        },
        IsSetting = true,
    };

    public static readonly IMutation SetPhoto = new Mutation<InputObject>("setPhoto", "Sets the picture that others see you by.")
    {
        Input = [new("file", "Upload!", "A PNG, JPEG, GIF or WebP image.")],
        Rules = new(),
        Read = static input => input,
        Payload = [Payloads.Me],
        RunAsync = SetPhotoAsync,
        IsSetting = true,
    };

    public static readonly IMutation RemovePhoto = new Mutation<InputObject>("removePhoto", "Takes your picture away.")
    {
        Input = [],
        Rules = new(),
        Read = static input => input,
        Payload = [Payloads.Me],
        RunAsync = static (_, run, ct) =>
            run.CommandAsync(AccessReasons.Self, by => run.Services.Users.RemovePhotoAsync(by, run.Request.User.Id, ct), ct),
        IsSetting = true,
    };

    private static async Task SetPhotoAsync(InputObject input, MutationRun run, CancellationToken ct)
    {
        var me = run.Request.User;
        if (me.Role == AccountRole.Guest) run.Refuse(AccessRules.Forbidden);
        else if (input.Get<UploadedFile>("file") is not { } file) run.Refuse(NoFile, "file");
        else
        {
            var (photo, refusal) = await NewPhoto.ReadAsync(file.Open(), file.SizeBytes, run.Services, ct);
            if (photo is not var (blob, mimeType)) run.Refuse(refusal!, "file");
            else
                await run.Blaming("file").CommandAsync(
                    AccessReasons.Self,
                    by => run.Services.Users.SetPhotoAsync(by, me.Id, blob.Id, blob.SizeBytes, mimeType, blob.Inline, ct), ct);
        }
    }
}
