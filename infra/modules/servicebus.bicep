// Reports that come by message, deliveries that desks take by message, and what senders are told.
param name string
param location string
@description('Premium, which alone can be zone redundant and private; else Standard.')
param premium bool
param publicNetworkAccess string

// The app refuses a desk that is not on this list, and the local broker is made from it.
var model = loadJsonContent('../service-bus.json')

var subscriptions = flatten(map(
  range(0, length(model.topics)),
  i => map(model.topics[i].subscriptions, owner => { topic: i, owner: owner })
))

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  sku: premium ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess
  }
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queue in model.queues: {
    parent: namespace
    name: queue.name
    properties: {
      lockDuration: queue.lockDuration
      maxDeliveryCount: queue.maxDeliveryCount
      deadLetteringOnMessageExpiration: true
      // Not here: a sender that counts its message ids anew would lose reports. The app knows a repeat by its content.
      requiresDuplicateDetection: false
    }
  }
]

resource topics 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = [
  for topic in model.topics: {
    parent: namespace
    name: topic.name
    properties: {
      // The ids are the app's own, and equal only for the same message sent again.
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: topic.duplicateDetection
    }
  }
]

resource subscription 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [
  for item in subscriptions: {
    parent: topics[item.topic]
    name: item.owner
    properties: {
      lockDuration: model.topics[item.topic].lockDuration
      maxDeliveryCount: model.topics[item.topic].maxDeliveryCount
      defaultMessageTimeToLive: model.topics[item.topic].timeToLive
      deadLetteringOnMessageExpiration: model.topics[item.topic].deadLetters != null
      forwardDeadLetteredMessagesTo: model.topics[item.topic].deadLetters
    }
    dependsOn: [queues]
  }
]

// In place of the rule that every new subscription is born with, which lets everything through.
resource rule 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for (item, i) in subscriptions: {
    parent: subscription[i]
    name: '$Default'
    properties: {
      filterType: 'CorrelationFilter'
      correlationFilter: { properties: { '${model.topics[item.topic].filterProperty}': item.owner } }
    }
  }
]
