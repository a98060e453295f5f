using 'main.bicep'

param prefix = 'sgprod'
// The app registration of production; replace it with your own, and add the tenants of forces, schools and boards.
param accessAudience = '00000000-0000-4000-8000-00000000a002'
param zoneRedundant = true
param alwaysReadyHttp = 2
param maximumInstances = 100
param containerThroughput = 4000
// Longer than the 30 days to which the database can be restored: what follows a restore point is replayed from here.
param archiveImmutableDays = 90
