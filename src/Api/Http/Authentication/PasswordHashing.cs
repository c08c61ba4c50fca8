namespace Api.Http.Authentication;

/// <summary>
/// Hashes passwords, a few at once: hashing is slow on purpose, and whoever asks for much of it must not starve the rest.
/// </summary>
public sealed class PasswordHashing(ApiOptions options)
{
    private readonly TaskScheduler _few =
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, options.ConcurrentHashingMax).ConcurrentScheduler;

    private int _waiting;

    /// <exception cref="HashingBusyException">Too many wait already.</exception>
    public Task<string> HashAsync(string password) => RunAsync(() => Passwords.Hash(password));

    /// <summary>Whether a password is the one that was hashed; without a hash it takes as long, and the answer is no.</summary>
    /// <exception cref="HashingBusyException">Too many wait already.</exception>
    public Task<bool> VerifyAsync(string? hash, string password) => RunAsync(() => Passwords.Verify(hash, password));

    /// <summary>Whatever else is slow on purpose (the key stretching of signed addresses).</summary>
    /// <exception cref="HashingBusyException">Too many wait already.</exception>
    public async Task<T> RunAsync<T>(Func<T> work)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.WaitingForHashMax) throw new HashingBusyException();
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _few);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}

/// <summary>More passwords wait to be hashed than <see cref="ApiOptions.WaitingForHashMax"/>.</summary>
public sealed class HashingBusyException() : Exception("Too many passwords wait to be hashed.");
