using Safeguarding.Local.Host;
using Safeguarding.Local.Samples;
using Spectre.Console;

namespace Safeguarding.Local;

/// <summary>One run of the command: start, send the samples, show what became of them, and stay up or compare and end.</summary>
internal sealed class LocalRun(CommandLine command, IAnsiConsole console)
{
    private const int Failed = 1;

    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using var stack = await LocalStack.StartAsync(command.Stack, text => ProgressUntil(text, stopping), stopping);
        Progress($"The stack is up after {clock.Elapsed.TotalSeconds:0.0} s.");
        if (!stack.HasHost)
        {
            return await ShowSettingsAsync(stack, stopping);
        }

        foreach (var line in stack.Host.Output.Lines)
        {
            Show(line);
        }

        stack.Host.Output.Written += Show;
        if (command.Once)
        {
            return await SendAndCompareAsync(stack, stopping);
        }

        var outcomes = command.SendsSamples ? await SendAsync(stack, stopping) : [];
        if (Faults(outcomes) is { Count: > 0 } faults)
        {
            ShowFaults(faults);
        }

        ShowAddresses(stack);
        Write(CurlHelp.Lines(stack, outcomes, command.Stack.SamplesFolder));
        return await StayUpAsync(stack, stopping);
    }

    private async Task<int> SendAndCompareAsync(LocalStack stack, CancellationToken stopping)
    {
        using var client = new PipelineClient(stack);
        var outcomes = await SendAsync(client, stopping);
        Progress("Waiting until every sample has reached its desks.");
        var inboxes = new Inboxes(client, stack.Tokens.Principals);
        List<string> faults = [.. Faults(outcomes), .. await new ArrivalCheck(inboxes).WaitAsync(outcomes, stopping)];
        if (faults.Count == 0)
        {
            console.MarkupLineInterpolated($"[green]All {outcomes.Count} samples were answered as expected and reached exactly the expected desks.[/]");
            return 0;
        }

        ShowFaults(faults);
        return Failed;
    }

    private static IReadOnlyList<string> Faults(IEnumerable<SampleOutcome> outcomes) =>
        [.. outcomes.Where(outcome => outcome.Fault is not null).Select(outcome => $"{outcome.Sample.Name} {outcome.Fault}.")];

    private void ShowFaults(IReadOnlyList<string> faults)
    {
        console.MarkupLineInterpolated($"[red]Not as expected ({faults.Count}):[/]");
        Write(faults.Select(fault => $"  {fault}"));
    }

    private async Task<IReadOnlyList<SampleOutcome>> SendAsync(LocalStack stack, CancellationToken stopping)
    {
        using var client = new PipelineClient(stack);
        return await SendAsync(client, stopping);
    }

    private async Task<IReadOnlyList<SampleOutcome>> SendAsync(PipelineClient client, CancellationToken stopping)
    {
        var samples = Sample.ReadAll(command.Stack.SamplesFolder);
        if (samples.Count == 0)
        {
            throw new LocalStackException($"{command.Stack.SamplesFolder} holds no samples in valid or invalid.");
        }

        Progress($"Sending {samples.Count} samples.");
        var sender = new SampleSender(client);
        var outcomes = new List<SampleOutcome>();
        foreach (var sample in samples)
        {
            outcomes.Add(await sender.SendAsync(sample, stopping));
        }

        OutcomeTable.Write(console, outcomes);
        return outcomes;
    }

    private async Task<int> StayUpAsync(LocalStack stack, CancellationToken stopping)
    {
        Progress("The stack stays up; Ctrl-C stops it.");
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, stopping);
        if (await Task.WhenAny(stopped, stack.Host.GivenUp) == stopped)
        {
            Progress("Stopping.");
            return 0;
        }

        console.MarkupLineInterpolated($"[red]{await stack.Host.GivenUp}[/]");
        return Failed;
    }

    private async Task<int> ShowSettingsAsync(LocalStack stack, CancellationToken stopping)
    {
        Progress("App settings for a Functions host of your own, to be pasted into the shell that starts it:");
        Write(stack.AppSettings.Select(setting => $"export {setting.Key}='{setting.Value}'"));
        Progress("The stack stays up; Ctrl-C stops it.");
        await Task.Delay(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static void ShowAddresses(LocalStack stack) => Write(
    [
        "",
        $"Functions host   {stack.HostAddress}",
        $"Token issuer     {stack.Tokens.Address}",
        $"Cosmos DB        {stack.CosmosEndpoint}",
        $"Storage          {stack.StorageConnectionString}",
        $"Service Bus      {stack.ServiceBusConnectionString}",
        .. stack.Notify is { } notify ? [$"Messages sent    {notify.Address}"] : Array.Empty<string>(),
        "",
    ]);

    private void Show(OutputLine line)
    {
        if (line.Source == OutputSource.Host || command.ShowsAppLog)
        {
            Write([$"  {(line.Source == OutputSource.Host ? "host" : "app")}: {line.Text}"]);
        }
    }

    private void ProgressUntil(string text, CancellationToken stopping)
    {
        if (!stopping.IsCancellationRequested)
        {
            Progress(text);
        }
    }

    private void Progress(string text) => console.MarkupLineInterpolated($"[blue]{text}[/]");

    // Not through the console's own layout: it would break long lines, and these are to be copied whole.
    private static void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Out.WriteLine(line);
        }
    }
}
