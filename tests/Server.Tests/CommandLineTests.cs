using Xunit;

namespace Server.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("user")]
    [InlineData("user add")]
    [InlineData("user list")]
    [InlineData("user passwd")]
    [InlineData("user disable")]
    [InlineData("user enable")]
    [InlineData("user hand-over")]
    [InlineData("group join")]
    [InlineData("space join")]
    [InlineData("migrate")]
    [InlineData("version")]
    public async Task Every_command_explains_itself(string command)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync($"{command} --help");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains($"opencloud {command}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fly", "fly")]
    [InlineData("serve --listen nowhere", "opencloud serve --help")]
    [InlineData("serve --listen 127.0.0.1", "opencloud serve --help")]
    [InlineData("user add", "opencloud user add --help")]
    [InlineData("user add ann --quota -1", "--quota")]
    public async Task What_is_not_understood_is_told_in_one_line_and_exits_with_2(string command, string told)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(command);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(told, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user list --data /nowhere/at/all", "There is no data in /nowhere/at/all")]
    [InlineData("user add ann --data /nowhere/at/all --password-stdin", "at least 8 characters")]
    [InlineData("user add ann --data /nowhere/at/all", "--password-stdin or --generate")]
    [InlineData("serve --data /proc/nowhere", "cannot be made")]
    public async Task What_cannot_be_done_is_told_in_one_line_and_exits_with_1(string command, string told)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(command, input: "short");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(told, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPENCLOUD_PUBLIC_URL", "cloud.example.org")]
    [InlineData("OPENCLOUD_PUBLIC_URL", "https://cloud.example.org/below")]
    [InlineData("OPENCLOUD_TRUSTED_PROXIES", "10.0.0.0/8,proxy")]
    [InlineData("OPENCLOUD_DEPTH_INFINITY", "maybe")]
    public async Task A_setting_that_is_not_understood_is_told_by_its_name(string variable, string value)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(
            "serve --data /proc/nowhere", environment: new Dictionary<string, string> { [variable] = value });

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(variable, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_in_one_line()
    {
        var (exitCode, _, errors) = await ServerProcess.RunAsync(
            "migrate", environment: new Dictionary<string, string> { ["OPENCLOUD_POSTGRES"] = "Host=/nowhere;Timeout=2" });

        Assert.Equal(1, exitCode);
        Assert.Contains("database", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var (exitCode, output, _) = await ServerProcess.RunAsync("version");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("opencloud 0.", Assert.Single(output.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
