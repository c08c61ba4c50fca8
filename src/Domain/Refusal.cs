namespace Domain;

/// <summary>Why a command was not carried out. Each protocol maps the codes once.</summary>
public enum RefusalCode
{
    /// <summary>The thing is not there, or the caller may not know that it is.</summary>
    NotFound,
    Forbidden,
    /// <summary>The name is taken.</summary>
    NameTaken,
    InvalidName,
    /// <summary>The parent is missing or is no folder.</summary>
    ParentMissing,
    /// <summary>A folder cannot go into itself or below itself.</summary>
    Cycle,
    /// <summary>A lock is in the way and its token was not submitted.</summary>
    Locked,
    /// <summary>A lock token that names no lock of this resource.</summary>
    NoSuchLock,
    QuotaExceeded,
    /// <summary>A named limit of the server.</summary>
    LimitExceeded,
    /// <summary>A folder where a file is needed, or the other way round.</summary>
    WrongKind,
    /// <summary>The state changed since the decision was made, again and again.</summary>
    Conflict,
    InvalidInput,
}

/// <summary>A business "no".</summary>
/// <param name="Reason">A sentence for the person who asked. It is recorded, so it never holds a secret, a name or a path.</param>
/// <param name="LockRoot">With <see cref="RefusalCode.Locked"/>: where the lock stands that is in the way.</param>
public sealed record Refusal(RefusalCode Code, string Reason, NodeId? LockRoot = null);

public static class RefusalCodes
{
    extension(RefusalCode code)
    {
        /// <summary>The code's text in records and protocols. It is data: never renamed.</summary>
        public string Text => code switch
        {
            RefusalCode.NotFound => "not_found",
            RefusalCode.Forbidden => "forbidden",
            RefusalCode.NameTaken => "name_taken",
            RefusalCode.InvalidName => "invalid_name",
            RefusalCode.ParentMissing => "parent_missing",
            RefusalCode.Cycle => "cycle",
            RefusalCode.Locked => "locked",
            RefusalCode.NoSuchLock => "no_such_lock",
            RefusalCode.QuotaExceeded => "quota_exceeded",
            RefusalCode.LimitExceeded => "limit_exceeded",
            RefusalCode.WrongKind => "wrong_kind",
            RefusalCode.Conflict => "conflict",
            RefusalCode.InvalidInput => "invalid_input",
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A refusal code without a text."),
        };
    }
}
