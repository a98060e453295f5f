// Every setting of the app, and no other: a test compares this list with what the code reads.
// What local running loosens is absent here for ever, and the runtime's name stands in functionAppConfig.
import { resourceNames } from '../shared.bicep'

param names resourceNames
param accessAudience string
param accessTenants string[]
param alertTemplates string
param signInAddress string
param webhooks bool

// Both are known or alerts are off: then no key is asked for either, and none need be in the vault.
var alertsOn = !empty(alertTemplates) && !empty(signInAddress)
var dataModel = loadJsonContent('../data-model.json')

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: names.app
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.identity
}

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: names.hostStorage
}

resource archive 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: names.archive
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' existing = {
  name: names.cosmos
}

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: names.serviceBus
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: names.vault
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    // The host's own storage, reached as the app's identity.
    AzureWebJobsStorage__accountName: hostStorage.name
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    // The host's Service Bus triggers and the app's own sending, as the same identity. The endpoint is an address with port.
    ServiceBus__fullyQualifiedNamespace: split(split(serviceBus.properties.serviceBusEndpoint, '//')[1], ':')[0]
    ServiceBus__credential: 'managedidentity'
    ServiceBus__clientId: identity.properties.clientId
    // The queue and Service Bus triggers come with the extension bundle. Said here and not in host.json: the host downloads it, and the same
    // script root must also load where a host has the extension built in and no way out.
    AzureFunctionsJobHost__extensionBundle__id: 'Microsoft.Azure.Functions.ExtensionBundle'
    AzureFunctionsJobHost__extensionBundle__version: '[4.*, 5.0.0)'
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
    // The exporter would else report on itself to an address outside.
    APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
    // Which identity the SDKs take: without it a user-assigned one is not found.
    AZURE_CLIENT_ID: identity.properties.clientId
    Cosmos__Endpoint: cosmos.properties.documentEndpoint
    Cosmos__Database: dataModel.database
    Archive__ServiceUri: archive.properties.primaryEndpoints.blob
    Archive__Container: dataModel.archiveContainer
    Queues__ServiceUri: hostStorage.properties.primaryEndpoints.queue
    Access__Audience: accessAudience
    // The app puts each allowed tenant in place of {tenant}: an issuer is exact for its tenant.
    Access__Authority: '${environment().authentication.loginEndpoint}{tenant}/v2.0'
    Access__Tenants: join(accessTenants, ';')
    ReportIds__Key: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/report-id-key)'
    IdentityMatch__Keys: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/identity-match-keys)'
    Notify__ApiKey: alertsOn ? '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/notify-api-key)' : ''
    Notify__Templates: alertsOn ? alertTemplates : ''
    Notify__SignInAddress: alertsOn ? signInAddress : ''
    Webhooks__Secrets: webhooks ? '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/webhook-secrets)' : ''
  }
}
