using 'main.bicep'

param prefix = 'sgtest'
// The app registration of the test environment; replace it with your own.
param accessAudience = '00000000-0000-4000-8000-00000000a001'
