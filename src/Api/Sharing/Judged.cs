using Commands;
using Domain;

namespace Api.Sharing;

/// <summary>The value of a request to share something that a refusal can be about.</summary>
internal enum SharingValue
{
    Item,
    Grantee,
    Role,
    Type,
    Expiry,
    Password,
    Label,
}

/// <summary>What came of one attempt to share something; of a refusal, what it is about.</summary>
internal readonly record struct Judged(Outcome Outcome, SharingValue About)
{
    public static implicit operator Judged(Refusal refusal) => new(refusal, SharingValue.Item);

    public static implicit operator Outcome(Judged judged) => judged.Outcome;
}
