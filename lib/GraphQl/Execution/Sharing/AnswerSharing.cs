namespace GraphQl.Execution;

/// <summary>The subscriptions that are open and may share their answers, by what makes these equal.</summary>
internal sealed class AnswerSharing
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AnswerKey, SharedAnswers> _shared = [];

    /// <summary>Until it is disposed of, a subscription has a place among its equals.</summary>
    public Place Enter(AnswerKey key)
    {
        lock (_gate)
        {
            if (!_shared.TryGetValue(key, out var answers)) _shared.Add(key, answers = new());
            answers.Subscribers++;
            return new(this, key, answers);
        }
    }

    private void Leave(AnswerKey key, SharedAnswers answers)
    {
        lock (_gate)
        {
            if (--answers.Subscribers == 0) _shared.Remove(key);
        }
    }

    public sealed class Place(AnswerSharing sharing, AnswerKey key, SharedAnswers answers) : IDisposable
    {
        public SharedAnswers Answers => answers;

        public void Dispose() => sharing.Leave(key, answers);
    }
}
