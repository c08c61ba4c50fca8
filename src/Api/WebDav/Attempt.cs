using Commands;

namespace Api.WebDav;

/// <summary>What one try of a verb came to: refused by the head's own checks, or asked of the domain.</summary>
public readonly struct Attempt
{
    private Attempt(DavRefusal? refusal, Outcome? outcome) => (Refusal, Outcome) = (refusal, outcome);

    public DavRefusal? Refusal { get; }

    public Outcome? Outcome { get; }

    public static implicit operator Attempt(DavRefusal refusal) => new(refusal, null);

    public static implicit operator Attempt(Outcome outcome) => new(null, outcome);
}
