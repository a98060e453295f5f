using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Deliveries;

namespace Safeguarding.Adapters;

/// <summary>Container `alerts`, partition /id: what waits for one contact on one channel is one document.</summary>
public sealed class CosmosAlertBoxes(Container container) : CosmosDocuments<AlertBox>(container), IAlertBoxes
{
    protected override string PartitionProperty => "id";

    protected override (string Id, string Partition) KeyOf(AlertBox document) => (document.Id, document.Id);
}
