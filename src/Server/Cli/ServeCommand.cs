using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

namespace Server.Cli;

/// <summary><c>opencloud serve</c></summary>
internal static class ServeCommand
{
    private static readonly IPEndPoint Default = new(IPAddress.Loopback, 9200);

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var listen = new Option<IPEndPoint>("--listen")
        {
            Description = "The address and port to answer at.",
            HelpName = "ADDR:PORT",
            DefaultValueFactory = _ => Default,
            CustomParser = Parse,
        };
        var demo = new Option<bool>("--demo")
        {
            Description = "Add the accounts alan, mary, margaret, dennis and lynn (password demo) with a few files.",
        };
        var command = new Command("serve", $"""
            Serves until interrupted. Starts a private PostgreSQL in the data folder, unless {ServerSettings.PostgresVariable} names an
            outside one. {ServerSettings.BlobsVariable}: a folder for the bytes apart from the data folder, which several servers may share.
            {ServerSettings.AdminPasswordVariable}: the admin's password at the first start; otherwise one is made up and printed once.
            {HeadSettings.PublicUrlVariable}: the address that people use, where a proxy stands in front. {HeadSettings.ProxiesVariable}: the
            proxies whose X-Forwarded headers are believed. {HeadSettings.DepthInfinityVariable}: on lets PROPFIND list whole trees.
            {GraphQlSettings.ExplorerVariable}: on serves a page to try GraphQL on, at /graphql. {GraphQlSettings.IntrospectionVariable}: off
            keeps its schema secret. {GraphQlSettings.LimitsVariable}: its limits, as in depth=20,cost=50000.
            {GraphQlSettings.TrustedVariable}: a JSON file of its documents by their ids; {GraphQlSettings.TrustedOnlyVariable}: on serves no others.
            {HeadSettings.CorsVariable}: origins whose pages may ask in a browser. {ServerSettings.DeletedAccountsVariable}: how long a deleted
            account can be brought back.
            """.ReplaceLineEndings(" "))
        {
            data, listen, demo,
        };
        command.SetAction((parsed, ct) =>
            new ServerRun(
                ServerSettings.Read(parsed.GetValue(data)!), HeadSettings.Read(), parsed.GetValue(listen)!, parsed.GetValue(demo)).RunAsync(ct));
        return command;
    }

    private static IPEndPoint? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value.Replace("localhost:", "127.0.0.1:", StringComparison.OrdinalIgnoreCase);
        if (IPEndPoint.TryParse(text, out var address) && text.EndsWith($":{address.Port}", StringComparison.Ordinal)) return address;
        result.AddError($"'{result.Tokens[0].Value}' is no address and port like 127.0.0.1:9200.");
        return null;
    }
}
