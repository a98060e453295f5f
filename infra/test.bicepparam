using 'main.bicep'

param prefix = 'sgtest'
// The app registration of the test environment; replace it with your own.
param accessAudience = '00000000-0000-4000-8000-00000000a001'
// Made in the trial service of GOV.UK Notify; replace them and the address with your own.
param alertTemplates = 'email-cy:00000000-0000-4000-8000-00000000c001;email-en:00000000-0000-4000-8000-00000000c002;sms-cy:00000000-0000-4000-8000-00000000c003;sms-en:00000000-0000-4000-8000-00000000c004'
param signInAddress = 'https://inbox.example.org/'
param webhooks = true
