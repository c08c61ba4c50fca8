using Api.Http;
using Api.Http.Authentication;
using EventStore;
using GraphQl.Execution;
using Projections.Core;

namespace Api.GraphQl.Requests;

/// <summary>One operation of somebody signed in: what its resolvers work with.</summary>
internal sealed class GraphQlRequest
{
    private readonly Account _account;

    public GraphQlRequest(ApiRequest api, Account account)
    {
        (Api, _account) = (api, account);
        Loaders = new(this);
    }

    public ApiRequest Api { get; }

    public ApiServices Services => Api.Services;

    public Caller Caller => _account.Caller;

    public UserRow User => _account.User;

    /// <summary>
    /// All that answers depend on beside what is asked: who asks, as what they signed in with and as their account was then, and by which
    /// address they came, which stands in links. Answers to those with equal ones may be shared.
    /// </summary>
    public object AnswersDependOn => (_account, Api.PublicUrl);

    public DateTimeOffset Now => Services.Clock.GetUtcNow();

    public Loaders Loaders { get; }

    /// <summary>The newest that this operation wrote.</summary>
    public LogPosition? Written { get; set; }

    /// <summary>The same caller, with nothing loaded yet.</summary>
    public GraphQlRequest Anew() => new(Api, _account);

    /// <summary>For the executor: this and its loaders.</summary>
    public RequestScope Scope => new(this, Loaders.All);
}

internal static class FieldContexts
{
    extension(FieldContext context)
    {
        public GraphQlRequest Request => (GraphQlRequest)context.State!;

        public Loaders Loaders => context.Request.Loaders;
    }
}
