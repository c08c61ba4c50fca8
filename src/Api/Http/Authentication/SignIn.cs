namespace Api.Http.Authentication;

/// <summary>What came of a request's credentials.</summary>
public abstract record SignIn
{
    private SignIn() { }

    public sealed record Accepted(Caller Caller) : SignIn;

    /// <summary>401. Without credentials it is only an invitation, and counts as no failure.</summary>
    public sealed record Refused(string Reason) : SignIn;

    /// <summary>Too many different wrong passwords.</summary>
    public sealed record Throttled(TimeSpan Wait) : SignIn;

    /// <summary>More passwords to hash than this server can.</summary>
    public sealed record Overloaded : SignIn;

    public static readonly SignIn NoCredentials = new Refused("Sign in to go on.");

    public static readonly SignIn Wrong = new Refused("The name or the password is wrong.");
}
