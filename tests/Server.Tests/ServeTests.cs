using System.Text;
using System.Text.RegularExpressions;
using Fixtures;
using Server.Postgres;
using Xunit;

namespace Server.Tests;

public sealed partial class ServeTests : IAsyncLifetime
{
    private readonly TemporaryData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DisposeAsync().AsTask();

    [Fact]
    public async Task The_first_start_prints_an_admin_password_that_works_and_the_next_one_none()
    {
        using (var first = await ServerProcess.ServeAsync(_data.Folder))
        {
            var password = PrintedPassword().Match(first.Output).Groups[1].Value;
            Assert.Equal(201, (await first.As("admin", password).PutAsync("kept", "text")).Status);
            Assert.Equal(401, (await first.As("admin", "another password").GetAsync("kept")).Status);
            Assert.Equal(0, await first.StopAsync());
            Assert.Null(Postmaster.Of(_data.Data.Postgres));
        }

        using var next = await ServerProcess.ServeAsync(_data.Folder);
        Assert.DoesNotContain("password", next.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"http://127.0.0.1:{next.Port}/", next.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_links_carry_the_public_address_and_the_log_the_caller_s()
    {
        using var server = await ServerProcess.ServeAsync(_data.Folder, environment: new Dictionary<string, string>(Given.Settings)
        {
            ["OPENCLOUD_PUBLIC_URL"] = "https://cloud.example.org",
            ["OPENCLOUD_TRUSTED_PROXIES"] = "127.0.0.1",
            ["OPENCLOUD_DEPTH_INFINITY"] = "on",
        });
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"admin:{Given.Password}")));
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Contains("https://cloud.example.org/", await client.GetStringAsync("/graph/v1.0/me/drive"), StringComparison.Ordinal);
        using var tree = new HttpRequestMessage(new HttpMethod("PROPFIND"), "/remote.php/dav/files/admin/") { Headers = { { "Depth", "infinity" } } };
        Assert.Equal(207, (int)(await client.SendAsync(tree)).StatusCode);
        using var made = new HttpRequestMessage(new HttpMethod("MKCOL"), "/remote.php/dav/files/admin/new");
        Assert.Equal(201, (int)(await client.SendAsync(made)).StatusCode);
        var (_, output, _) = await ServerProcess.RunAsync($"events tail --data {_data.Folder}");
        Assert.Contains("203.0.113.9", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_says_so_and_exits_with_1()
    {
        using var first = await ServerProcess.ServeAsync(_data.Folder, environment: Given.Settings);

        var (exitCode, _, errors) = await ServerProcess.RunAsync($"serve --data {_data.Folder} --listen 127.0.0.1:1");

        Assert.Equal((1, $"opencloud: A server is already running on {_data.Folder}.\n"), (exitCode, errors));
        Assert.Equal(404, (await first.Admin.GetAsync("nothing")).Status);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_and_leaves_no_PostgreSQL_behind()
    {
        using var other = await ServerProcess.ServeAsync(_data.Folder, environment: Given.Settings);
        await using var data = new TemporaryData();

        var (exitCode, _, errors) = await ServerProcess.RunAsync($"serve --data {data.Folder} --listen 127.0.0.1:{other.Port}");

        Assert.Equal(1, exitCode);
        Assert.Contains($"127.0.0.1:{other.Port}", errors, StringComparison.Ordinal);
        Assert.Null(Postmaster.Of(data.Data.Postgres));
    }

    [Fact]
    public async Task After_a_kill_the_next_start_takes_PostgreSQL_over_and_nothing_acknowledged_is_lost()
    {
        using (var first = await ServerProcess.ServeAsync(_data.Folder, environment: Given.Settings))
        {
            await first.Admin.PutAsync("kept", "text");
            await first.KillAsync();
        }

        var postmaster = Postmaster.Of(_data.Data.Postgres);
        Assert.NotNull(postmaster);

        using var next = await ServerProcess.ServeAsync(_data.Folder);
        Assert.Equal(postmaster, Postmaster.Of(_data.Data.Postgres));
        Assert.Equal(200, (await next.Admin.GetAsync("kept")).Status);
    }

    [Fact]
    public async Task When_PostgreSQL_is_killed_the_server_starts_it_again_and_goes_on()
    {
        using var server = await ServerProcess.ServeAsync(_data.Folder, environment: Given.Settings);
        await server.Admin.PutAsync("kept", "text");

        Postmaster.Signal(Postmaster.Of(_data.Data.Postgres)!.Value, 9);

        // What was read just before may still be answered from memory; what was never read needs the database.
        for (var i = 0; i < 300 && (await server.Admin.ListAsync("")).Status != 207; i++) await Task.Delay(100);
        Assert.Equal(200, (await server.Admin.GetAsync("kept")).Status);
        Assert.Equal(201, (await server.Admin.PutAsync("new", "text")).Status);
    }

    [Fact]
    public async Task The_demo_has_people_with_files_and_is_made_once()
    {
        for (var start = 0; start < 2; start++)
        {
            using var server = await ServerProcess.ServeAsync(_data.Folder, "--demo", Given.Settings);
            foreach (var person in (string[])["alan", "mary", "margaret", "dennis", "lynn"])
            {
                Assert.Equal(200, (await server.As(person, "demo").GetAsync("Documents/Ideas.txt")).Status);
            }

            await server.StopAsync();
        }
    }

    [Fact]
    public async Task Accounts_are_managed_beside_a_running_server_and_without_one()
    {
        using (var server = await ServerProcess.ServeAsync(_data.Folder, environment: Given.Settings))
        {
            Assert.Equal("Added ann\n", await UserAsync("add ann --password-stdin", "first password"));
            Assert.Equal(404, (await server.As("ann", "first password").GetAsync("nothing")).Status);
            var refused = await UserAsync("add ANN --password-stdin", "other password", exitCode: 1);
            Assert.Contains("sign-in name", refused, StringComparison.Ordinal);

            Assert.Equal("Changed the password of ann\n", await UserAsync("passwd ann --password-stdin", "second password"));
            Assert.Equal(401, (await server.As("ann", "first password").GetAsync("nothing")).Status);
            Assert.Equal(404, (await server.As("ann", "second password").GetAsync("nothing")).Status);

            Assert.Equal("Disabled ann\n", await UserAsync("disable ann"));
            Assert.Equal(401, (await server.As("ann", "second password").GetAsync("nothing")).Status);
            await server.StopAsync();
        }

        Assert.Equal("Enabled ann\n", await UserAsync("enable ann"));
        Assert.Equal("Added bob\n", await UserAsync("add bob --mail bob@example.org --admin --password-stdin", "third password"));
        Assert.Equal("opencloud: There is no account eve.\n", await UserAsync("disable eve", exitCode: 1));
        var list = (await UserAsync("list")).TrimEnd().Split('\n').Select(line => string.Join(' ', line.Split('\t')[..5]));
        Assert.Equal(["admin Administrator  admin enabled", "ann ann  user enabled", "bob bob bob@example.org admin enabled"], list);
        Assert.Null(Postmaster.Of(_data.Data.Postgres));
    }

    [Fact]
    public async Task Two_servers_share_an_outside_database_and_a_blob_folder()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        await using var other = new TemporaryData();
        var shared = new Dictionary<string, string>(Given.SettingsWith(database))
        {
            ["OPENCLOUD_BLOBS"] = Path.Combine(_data.Folder, "shared"),
        };
        using var one = await ServerProcess.ServeAsync(_data.Folder, environment: shared);
        using var two = await ServerProcess.ServeAsync(other.Folder, environment: shared);

        foreach (var (writer, reader, name) in ((ServerProcess, ServerProcess, string)[])[(one, two, "small"), (two, one, "large")])
        {
            var content = new string('x', name == "small" ? 100 : 100_000);
            Assert.Equal(201, (await writer.Admin.PutAsync(name, content)).Status);
            Assert.Equal(content, (await reader.Admin.GetAsync(name)).Text);
        }
    }

    private async Task<string> UserAsync(string command, string? input = null, int exitCode = 0)
    {
        var done = await ServerProcess.RunAsync($"user {command} --data {_data.Folder}", input);
        Assert.Equal(exitCode, done.ExitCode);
        return done.Output + done.Errors;
    }

    [GeneratedRegex("shown this once: (.+)")]
    private static partial Regex PrintedPassword();
}
