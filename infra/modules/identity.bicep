// The one identity that the app has. User-assigned, so that its roles exist before the app does.
param name string
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}
