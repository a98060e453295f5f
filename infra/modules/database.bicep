param name string
param location string
param zoneRedundant bool
param publicNetworkAccess string
param containerThroughput int

// The code reads its names from the same file.
var dataModel = loadJsonContent('../data-model.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    // A read that misses is an error to redeliver, never absence: that holds only with strong reads of one region.
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zoneRedundant }]
    enableMultipleWriteLocations: false
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
    disableLocalAuth: true
    // Without it a key could still change containers, although it reads no data.
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: publicNetworkAccess
    networkAclBypass: 'None'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: dataModel.database
  properties: { resource: { id: dataModel.database } }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = [
  for item in dataModel.containers: {
    parent: database
    name: item.name
    properties: {
      // Throughput of its own: a burst of audit entries must not slow the acceptance of reports.
      options: { autoscaleSettings: { maxThroughput: containerThroughput } }
      resource: {
        id: item.name
        partitionKey: { kind: 'Hash', version: 2, paths: [item.partitionKey] }
        // No defaultTtl: nothing here may vanish by itself.
        indexingPolicy: {
          automatic: true
          indexingMode: 'consistent'
          includedPaths: map(item.indexedProperties, property => { path: '/${replace(property, '.', '/')}/?' })
          excludedPaths: [{ path: '/*' }]
        }
      }
    }
  }
]

var items = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items'

// The built-in contributor may delete and upsert. Nothing here does: a document is created once and replaced by its
// ETag, and an erasure rewrites it to its skeleton. A patch counts as a replacement.
resource writer 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2025-10-15' = {
  parent: account
  name: guid(account.id, 'writer-without-delete')
  properties: {
    roleName: 'Safeguarding writer without delete'
    type: 'CustomRole'
    assignableScopes: ['${account.id}/dbs/${database.name}']
    permissions: [
      {
        dataActions: [
          'Microsoft.DocumentDB/databaseAccounts/readMetadata'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
          '${items}/create'
          '${items}/read'
          '${items}/replace'
        ]
      }
    ]
  }
}
