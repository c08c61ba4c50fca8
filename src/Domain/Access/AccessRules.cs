namespace Domain.Access;

/// <summary>What somebody wants to do with a space or something in it.</summary>
public enum AccessAction
{
    /// <summary>See that it exists, with its metadata.</summary>
    See,
    ReadContent,
    ReadVersions,
    Create,
    Write,
    Move,
    Trash,
    Restore,
    Purge,
    Lock,
    SetProperties,
}

/// <param name="Reason">Goes into the envelope of what is allowed, and into the record of what is refused.</param>
public readonly record struct AccessDecision(bool IsAllowed, string Reason);

/// <summary>The one function that decides every access. Whoever may not see a thing is told that it does not exist.</summary>
public static class AccessRules
{
    private static readonly AccessDecision Owner = new(true, "owner");
    private static readonly AccessDecision System = new(true, "system");
    private static readonly AccessDecision Stranger = new(false, "no_grant");
    private static readonly AccessDecision Anonymous = new(false, "anonymous");

    /// <param name="actor">Null: nobody has signed in.</param>
    /// <param name="owner">The owner of the personal space that the thing is in.</param>
    public static AccessDecision Authorize(UserId? actor, AccessAction action, UserId owner) => actor switch
    {
        null => Anonymous,
        { } user when user == owner => Owner,
        { } user when user == UserId.System && action is AccessAction.See or AccessAction.Purge => System,
        _ => Stranger,
    };

    /// <summary>How a refused access is answered: as if there were nothing.</summary>
    public static readonly Refusal NotFound = new(RefusalCode.NotFound, "No such file or folder.");
}
