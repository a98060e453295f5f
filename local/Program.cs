using Safeguarding.Local;
using Spectre.Console;

var console = AnsiConsole.Console;
if (Console.IsOutputRedirected)
{
    // A log has no width of its own; the default of 80 would break every cell of the table.
    console.Profile.Width = 220;
}

try
{
    var command = CommandLine.Parse(args);
    if (command.WantsHelp)
    {
        Console.WriteLine(CommandLine.Help);
        return 0;
    }

    using var signals = new StopSignals();
    return await new LocalRun(command, console).RunAsync(signals.Stopping);
}
catch (LocalStackException error)
{
    console.MarkupLineInterpolated($"[red]{error.Message}[/]");
    return 1;
}
catch (OperationCanceledException)
{
    console.WriteLine("Stopped.");
    return 130;
}
