using Server.Cli;

return await CommandLine.RunAsync(CommandList.Create(), args);
