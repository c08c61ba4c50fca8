using Api.Accounts;
using Commands;
using EventStore;
using EventStore.Subscriptions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Projections;
using Projections.Activity;
using Projections.Core;
using Projections.Core.Access;
using Projections.Core.Listing;
using Projections.Core.Marks;
using Projections.Core.Memory;
using Projections.Core.People;
using Projections.Search;
using Server.Setup;

namespace Server;

/// <summary>
/// The log, what is projected from it in this process, the core read model and the commands:
/// all that the database is for.
/// </summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly NpgsqlDataSource _coreReads;
    private readonly NpgsqlDataSource _laggingReads;
    private readonly ProjectionDaemon _daemon;

    /// <param name="projections">Those that this process may run.</param>
    public Ledger(
        string connectionString, IEnumerable<ProjectionDefinition> projections, TimeProvider clock, ILoggerFactory? logs = null)
    {
        Options = new EventStoreOptions { ConnectionString = connectionString };
        Store = new PostgresEventStore(Options, EventCatalog.Types(), logs);
        var memory = new ResolvedMemory();
        _daemon = new ProjectionDaemon(Options, Store, projections.Select(each => Remembered(each, memory)), logs);

        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "opencloud",
            MaxPoolSize = 4,
            CommandTimeout = 300,
        });
        _coreReads = CoreReads.Open(connectionString);
        Core = new CoreQueries(_coreReads, memory);
        Grants = new AccessQueries(_coreReads, memory, clock);
        Marks = new MarkQueries(_coreReads);
        People = new PersonQueries(_coreReads);
        Listing = new ListingQueries(_coreReads, memory, clock);
        _laggingReads = LaggingReads.Open(connectionString);
        Activity = new ActivityQueries(_laggingReads);
        Search = new SearchQueries(_laggingReads);

        Credentials = new PostgresCredentials(Database, clock);
        Users = new Users(Store, Credentials);
        Nodes = new Nodes(Store);
        Spaces = new Spaces(Store);
        Groups = new Groups(Store);
        Departure = new Departure(Grants, Store, Users, Spaces);
        Shares = new Shares(Store);
        Settings = new PersonalSettings(Store);
        Favorites = new Favorites(Store);
        Links = new Links(Store, Credentials);
        Accounts = new Accounts(Users, Store, Checkpoints);
    }

    public EventStoreOptions Options { get; }

    public PostgresEventStore Store { get; }

    public ICheckpoints Checkpoints => _daemon.Checkpoints;

    /// <summary>Sessions for what is rare: credentials, setting up, workers.</summary>
    public NpgsqlDataSource Database { get; }

    public CoreQueries Core { get; }

    public AccessQueries Grants { get; }

    public MarkQueries Marks { get; }

    public PersonQueries People { get; }

    public ListingQueries Listing { get; }

    public ActivityQueries Activity { get; }

    public SearchQueries Search { get; }

    public ICredentials Credentials { get; }

    public Users Users { get; }

    public Nodes Nodes { get; }

    public Spaces Spaces { get; }

    public Groups Groups { get; }

    public Departure Departure { get; }

    public Shares Shares { get; }

    public PersonalSettings Settings { get; }

    public Favorites Favorites { get; }

    public Links Links { get; }

    public Accounts Accounts { get; }

    /// <summary>Runs the projections until told to stop.</summary>
    public Task ProjectAsync(CancellationToken ct) => _daemon.RunAsync(ct);

    private static ProjectionDefinition Remembered(ProjectionDefinition definition, ResolvedMemory memory) =>
        definition.Name == CoreDefinition.Name ? CoreDefinition.RememberedBy(memory) : definition;

    public async ValueTask DisposeAsync()
    {
        await _daemon.DisposeAsync();
        await Store.DisposeAsync();
        Core.Dispose();
        await _coreReads.DisposeAsync();
        Search.Dispose();
        await _laggingReads.DisposeAsync();
        await Database.DisposeAsync();
    }
}
