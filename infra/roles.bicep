// Every right that the app's identity has, each with its role and why. None is wider than one resource.
import { resourceNames, withPoison } from 'shared.bicep'

param names resourceNames

var bus = loadJsonContent('service-bus.json')
var dataModel = loadJsonContent('data-model.json')
var queueNames = withPoison(dataModel.queues)
var role = 'Microsoft.Authorization/roleDefinitions'
var roleIds = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  serviceBusDataReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  serviceBusDataSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.identity
}

var appIdentity = { principalId: identity.properties.principalId, principalType: 'ServicePrincipal' }

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: names.hostStorage
}

resource hostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostStorage.id, identity.id, roleIds.storageBlobDataOwner)
  scope: hostStorage
  properties: {
    ...appIdentity
    roleDefinitionId: subscriptionResourceId(role, roleIds.storageBlobDataOwner)
    description: 'Storage Blob Data Owner: the host keeps its leases here, and the platform reads the package.'
  }
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' existing = [
  for name in queueNames: { name: '${names.hostStorage}/default/${name}' }
]

// Queue by queue, poison queues included: the host asks for each before it uses it.
resource queues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in queueNames: {
    name: guid(queue[i].id, identity.id, roleIds.storageQueueDataContributor)
    scope: queue[i]
    properties: {
      ...appIdentity
      roleDefinitionId: subscriptionResourceId(role, roleIds.storageQueueDataContributor)
      description: 'Storage Queue Data Contributor: the app sends, the host receives and completes.'
    }
  }
]

resource archive 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' existing = {
  name: '${names.archive}/default/${dataModel.archiveContainer}'
}

// More than the need, which is to create and to read. Whatever this role allows, immutable versions keep the first
// bytes; a custom role that can only create and read is to take its place.
resource reports 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(archive.id, identity.id, roleIds.storageBlobDataContributor)
  scope: archive
  properties: {
    ...appIdentity
    roleDefinitionId: subscriptionResourceId(role, roleIds.storageBlobDataContributor)
    description: 'Storage Blob Data Contributor: raw reports are written once, and read by the reconciliation.'
  }
}

resource busQueue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [
  for queue in bus.queues: { name: '${names.serviceBus}/${queue.name}' }
]

resource receives 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, i) in bus.queues: {
    name: guid(busQueue[i].id, identity.id, roleIds.serviceBusDataReceiver)
    scope: busQueue[i]
    properties: {
      ...appIdentity
      roleDefinitionId: subscriptionResourceId(role, roleIds.serviceBusDataReceiver)
      description: 'Azure Service Bus Data Receiver: the host receives and completes, dead letters included.'
    }
  }
]

resource busTopic 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' existing = [
  for topic in bus.topics: { name: '${names.serviceBus}/${topic.name}' }
]

// What a desk or sender may receive is its own subscription's business, and given there by an operator.
resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (topic, i) in bus.topics: {
    name: guid(busTopic[i].id, identity.id, roleIds.serviceBusDataSender)
    scope: busTopic[i]
    properties: {
      ...appIdentity
      roleDefinitionId: subscriptionResourceId(role, roleIds.serviceBusDataSender)
      description: 'Azure Service Bus Data Sender: the app sends deliveries and receipts, and reads none.'
    }
  }
]

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: names.vault
}

// On the vault, not on the secrets: they are set after this deployment, and the vault holds no other.
resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, roleIds.keyVaultSecretsUser)
  scope: vault
  properties: {
    ...appIdentity
    roleDefinitionId: subscriptionResourceId(role, roleIds.keyVaultSecretsUser)
    description: 'Key Vault Secrets User: the platform resolves ReportIds__Key, IdentityMatch__Keys, Notify__ApiKey and Webhooks__Secrets as this identity.'
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource metrics 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, roleIds.monitoringMetricsPublisher)
  scope: insights
  properties: {
    ...appIdentity
    roleDefinitionId: subscriptionResourceId(role, roleIds.monitoringMetricsPublisher)
    description: 'Monitoring Metrics Publisher: with local auth off, telemetry is sent as this identity.'
  }
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: names.cosmos
}

resource writer 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2025-10-15' existing = {
  parent: cosmos
  name: guid(cosmos.id, 'writer-without-delete')
}

// Data-plane roles of this database engine are resources of its own; the role itself is in database.bicep.
resource writes 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: cosmos
  name: guid(cosmos.id, dataModel.database, identity.id, writer.id)
  properties: {
    principalId: identity.properties.principalId
    roleDefinitionId: writer.id
    scope: '${cosmos.id}/dbs/${dataModel.database}'
  }
}
