using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Deliveries;

namespace Safeguarding.Adapters;

/// <summary>Container `webhooks`, partition /id: one document per desk whose webhook ever failed.</summary>
public sealed class CosmosDeskWebhooks(Container container) : CosmosDocuments<DeskWebhook>(container), IDeskWebhooks
{
    protected override string PartitionProperty => "id";

    protected override (string Id, string Partition) KeyOf(DeskWebhook document) => (document.Id, document.Id);
}
