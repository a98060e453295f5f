// Holds two secrets, `report-id-key` and `identity-match-keys`, `notify-api-key` where alerts are on, and `webhook-secrets` where desks have webhooks. An operator sets them (README): a template that carried them would
// leave them in the deployment history, and one that made them anew would change every report's id and forget every earlier episode.
param name string
param location string
param publicNetworkAccess string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // Losing the key means that a repeated report is no longer recognised.
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: publicNetworkAccess
    networkAcls: { bypass: 'None', defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny' }
  }
}
