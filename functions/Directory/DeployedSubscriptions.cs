using System.Text.Json;
using Safeguarding.Reports;

namespace Safeguarding.Directory;

/// <summary>
/// Who has a subscription of its own, desks on the topic of outgoing deliveries and senders on that of receipts: read from the very list that
/// infrastructure deploys, because a message for one without would vanish in the broker.
/// </summary>
internal static class DeployedSubscriptions
{
    public static IReadOnlySet<string> Desks { get; } = Read("outbound-deliveries");

    public static IReadOnlySet<string> Senders { get; } = Read("receipts");

    private sealed record Model(IReadOnlyList<TopicRow> Topics);

    private sealed record TopicRow(string Name, IReadOnlyList<string> Subscriptions);

    private static HashSet<string> Read(string topic)
    {
        using var bundled = typeof(DeployedSubscriptions).Assembly.GetManifestResourceStream("service-bus.json")!;
        return [.. JsonSerializer.Deserialize<Model>(bundled, PipelineJson.Options)!.Topics.Single(t => t.Name == topic).Subscriptions];
    }
}
