using System.Globalization;

namespace Safeguarding.Local;

/// <summary>The command's options; help text and parser stand together so that neither forgets one.</summary>
internal sealed record CommandLine(LocalStackOptions Stack, bool Once, bool SendsSamples, bool ShowsAppLog, bool WantsHelp)
{
    public const string Help =
        """
        Runs the whole safeguarding pipeline on this machine and sends it the sample reports.

        dotnet run --project local [-- options]

          --once              send the samples, wait until each has reached its desks, compare with the
                              expected desks, print the table and exit: 0 if all is as expected, else 1
          --no-samples        start everything, send nothing
          --without-host      everything but the Functions host; prints the app settings for a real one
          --alerts            alerts by e-mail and text, to a stand-in of GOV.UK Notify that shows what
                              would have been sent
          --app-log           also show what the app logs

        Ports (a free one each unless given):
          --http-port N       the Functions host: where reports are sent
          --issuer-port N     the token issuer
          --cosmos-port N     Cosmos DB
          --blob-port N       blob storage
          --queue-port N      queue storage
          --notify-port N     the stand-in of GOV.UK Notify
          --servicebus-port N Service Bus

        Running services instead of the ones this command starts:
          --cosmos ENDPOINT   with --cosmos-key KEY unless it has the well-known emulator key
          --storage CONNECTION
          --servicebus CONNECTION  with the queues and topics of infra/service-bus.json

          --script-root FOLDER  another build of the function app, such as a published one
          --samples FOLDER      other samples, laid out as sample-payloads is
          --help
        """;

    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var result = new CommandLine(new LocalStackOptions { StartsAgain = true }, Once: false, SendsSamples: true, ShowsAppLog: false, WantsHelp: false);
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var option))
        {
            result = result.With(option, rest);
        }

        return result.Stack.WithoutHost && result.Once
            ? throw new LocalStackException("--once needs the Functions host, so it cannot go with --without-host.")
            : result;
    }

    private CommandLine With(string option, Queue<string> rest) => option switch
    {
        "--help" or "-h" => this with { WantsHelp = true },
        "--once" => this with { Once = true },
        "--no-samples" => this with { SendsSamples = false },
        "--alerts" => this with { Stack = Stack with { Alerts = true } },
        "--app-log" => this with { ShowsAppLog = true },
        "--without-host" => this with { Stack = Stack with { WithoutHost = true } },
        "--http-port" => this with { Stack = Stack with { HttpPort = Port(option, rest) } },
        "--issuer-port" => this with { Stack = Stack with { IssuerPort = Port(option, rest) } },
        "--cosmos-port" => this with { Stack = Stack with { CosmosPort = Port(option, rest) } },
        "--blob-port" => this with { Stack = Stack with { BlobPort = Port(option, rest) } },
        "--queue-port" => this with { Stack = Stack with { QueuePort = Port(option, rest) } },
        "--notify-port" => this with { Stack = Stack with { NotifyPort = Port(option, rest) } },
        "--servicebus-port" => this with { Stack = Stack with { ServiceBusPort = Port(option, rest) } },
        "--cosmos" => this with { Stack = Stack with { CosmosEndpoint = Value(option, rest) } },
        "--cosmos-key" => this with { Stack = Stack with { CosmosKey = Value(option, rest) } },
        "--storage" => this with { Stack = Stack with { StorageConnection = Value(option, rest) } },
        "--servicebus" => this with { Stack = Stack with { ServiceBusConnection = Value(option, rest) } },
        "--script-root" => this with { Stack = Stack with { ScriptRoot = Path.GetFullPath(Value(option, rest)) } },
        "--samples" => this with { Stack = Stack with { SamplePayloads = Path.GetFullPath(Value(option, rest)) } },
        _ => throw new LocalStackException($"{option} is not an option; --help lists them."),
    };

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new LocalStackException($"{option} needs a value; --help lists the options.");

    private static int Port(string option, Queue<string> rest) =>
        int.TryParse(Value(option, rest), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new LocalStackException($"{option} needs a port from 1 to 65535.");
}
