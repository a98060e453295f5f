// Everything that the pipeline needs in one resource group. Reads as a table of contents.
targetScope = 'resourceGroup'

import { resourceNames } from 'shared.bicep'

@description('Start of every resource name; storage accounts allow no hyphen and 24 characters, hence the shape.')
@minLength(3)
@maxLength(7)
param prefix string

param location string = resourceGroup().location

@description('Spreads the app, the storage accounts and the database over availability zones.')
param zoneRedundant bool = false

@description('HTTP instances that are always warm. A zone redundant plan needs at least two.')
@minValue(1)
param alwaysReadyHttp int = 1

@description('The most instances of the app at any time. Each queue instance takes 16 messages at once (host.json).')
param maximumInstances int = 40

@description('Upper bound of autoscale throughput for each container, in request units per second.')
@minValue(1000)
param containerThroughput int = 1000

@description('Days for which nobody, whatever their role, can change or delete a raw report.')
param archiveImmutableDays int = 1

@description('Public network access of the data services. It can be Disabled only once private endpoints exist.')
@allowed(['Enabled', 'Disabled'])
param dataPublicNetworkAccess string = 'Enabled'

@description('Client id of the app registration that stands for this API: the audience that a token must carry.')
param accessAudience string

@description('Tenants whose tokens are accepted. A sender or recipient of another tenant is added here.')
param accessTenants string[] = [tenant().tenantId]

@description('Ids of the four templates in GOV.UK Notify, as "email-cy:id;email-en:id;sms-cy:id;sms-en:id". Empty: no alert by e-mail or text.')
param alertTemplates string = ''

@description('The https address of the inbox, to which every alert links. Empty: no alert by e-mail or text.')
param signInAddress string = ''

@description('Whether the vault holds `webhook-secrets`. False: a desk with a webhook has no secret, so that nothing is sent and an operator is told.')
param webhooks bool = false

var suffix = uniqueString(resourceGroup().id)
// Names are computed here and not passed from module to module: what-if can then show every resource.
var names resourceNames = {
  app: '${prefix}-app-${suffix}'
  archive: '${prefix}arch${suffix}'
  cosmos: '${prefix}-cosmos-${suffix}'
  hostStorage: '${prefix}host${suffix}'
  identity: '${prefix}-identity'
  insights: '${prefix}-insights'
  serviceBus: '${prefix}-bus-${suffix}'
  vault: '${prefix}-kv-${suffix}'
}

module identity 'modules/identity.bicep' = {
  params: { name: names.identity, location: location }
}

module monitoring 'modules/monitoring.bicep' = {
  params: { workspaceName: '${prefix}-logs', insightsName: names.insights, location: location }
}

module hostStorage 'modules/host-storage.bicep' = {
  params: {
    name: names.hostStorage
    location: location
    zoneRedundant: zoneRedundant
    publicNetworkAccess: dataPublicNetworkAccess
  }
}

module archive 'modules/archive.bicep' = {
  params: {
    name: names.archive
    location: location
    zoneRedundant: zoneRedundant
    publicNetworkAccess: dataPublicNetworkAccess
    immutableDays: archiveImmutableDays
  }
}

module database 'modules/database.bicep' = {
  params: {
    name: names.cosmos
    location: location
    zoneRedundant: zoneRedundant
    publicNetworkAccess: dataPublicNetworkAccess
    containerThroughput: containerThroughput
  }
}

module serviceBus 'modules/servicebus.bicep' = {
  params: {
    name: names.serviceBus
    location: location
    premium: zoneRedundant
    publicNetworkAccess: dataPublicNetworkAccess
  }
}

module vault 'modules/vault.bicep' = {
  params: { name: names.vault, location: location, publicNetworkAccess: dataPublicNetworkAccess }
}

module roles 'roles.bicep' = {
  params: { names: names }
  dependsOn: [identity, monitoring, hostStorage, archive, database, serviceBus, vault]
}

module app 'modules/app.bicep' = {
  params: {
    planName: '${prefix}-plan'
    location: location
    zoneRedundant: zoneRedundant
    alwaysReadyHttp: alwaysReadyHttp
    maximumInstances: maximumInstances
    names: names
  }
  // The platform reads the deployment container as this identity as soon as the app exists.
  dependsOn: [roles]
}

module settings 'modules/settings.bicep' = {
  params: {
    names: names
    accessAudience: accessAudience
    accessTenants: accessTenants
    alertTemplates: alertTemplates
    signInAddress: signInAddress
    webhooks: webhooks
  }
  dependsOn: [app]
}

output appName string = names.app
output appHost string = app.outputs.hostName
output vaultName string = names.vault
