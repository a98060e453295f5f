@export()
@description('Names of the resources that other modules refer to.')
type resourceNames = {
  app: string
  archive: string
  cosmos: string
  hostStorage: string
  identity: string
  insights: string
  serviceBus: string
  vault: string
}

@export()
@description('Blob container of the published package.')
var deploymentContainer = 'deployments'

@export()
@description('What every storage account here has in common: no shared key, no anonymous reading, no old TLS.')
var closedStorage = {
  allowSharedKeyAccess: false
  defaultToOAuthAuthentication: true
  allowBlobPublicAccess: false
  allowCrossTenantReplication: false
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
}

@export()
@description('The host moves a message that keeps failing to `<queue>-poison`; made here, roles and alerts can name it.')
func withPoison(queues string[]) string[] => flatten(map(queues, queue => [queue, '${queue}-poison']))
