using Safeguarding;
using Safeguarding.Access;
using Safeguarding.Adapters;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Operations;
using Safeguarding.Referrals;
using Safeguarding.SelfService;
using Safeguarding.Triggers;

Settings settings;
var builder = WebApplication.CreateBuilder(args);
try
{
    settings = Settings.Read(builder.Configuration);
}
catch (SettingsException e)
{
    // Non-zero: the host restarts a handler that failed, and leaves one alone that ended with 0.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

builder.AddHosting();
builder.AddTelemetry(settings);
builder.Services.AddTokens(settings.Tokens);
builder.Services.AddStores(settings);
builder.Services.AddPipeline();
builder.Services.AddAlerts(settings.Notify);
builder.Services.AddApiDescription();

var app = builder.Build();
if (args is [ImportDirectoryCommand.Name, .. var what])
{
    return await app.Services.GetRequiredService<ImportDirectoryCommand>().Run(what, Console.Out);
}

app.UseClientPresence();
app.UseMiddleware<EveryCall>();
app.UseMiddleware<UnhandledErrors>();
app.UseAuthentication();
app.UseRouting();
app.UseMiddleware<Authorisation>();

// The host polls this address until it answers: cheap, and without effect.
app.MapGet("/", () => Results.Ok()).ExcludeFromDescription().WithName("Root").WithMetadata(new TriggerEndpoint());

ReceiveReferral.Map(app);
ReceiveMissingEpisode.Map(app);
RecordEpisodeEvent.Map(app);
ReceiveEncompassNotification.Map(app);
AmendReport.Map(app);
PreviewRouting.Map(app);

ReceiveQueuedReport.Map(app);
ReceiveDeadLetters.Map(app);

CreateDeliveries.Map(app);
SendDelivery.Map(app);
SendAlert.Map(app);
SendWebhook.Map(app);
SweepDeadlines.Map(app);
RecordUntakenDelivery.Map(app);

GetReport.Map(app);
ListReports.Map(app);
ListDeliveries.Map(app);
OpenDelivery.Map(app);
AcknowledgeDelivery.Map(app);
RedirectDelivery.Map(app);
AnswerRoute.Map(app);
DecideDelivery.Map(app);
ConfirmMatch.Map(app);
RecordActions.Map(app);
ReadMarker.Map(app);

ListContacts.Map(app);
AttestContacts.Map(app);
ChangeContact.Map(app);
ApproveContactChange.Map(app);
AnnounceClosure.Map(app);
WithdrawClosure.Map(app);

ImportDirectory.Map(app);
GetDirectoryImport.Map(app);

ReconcileArchive.Map(app);
ListLateness.Map(app);
ListItems.Map(app);
ReplayItems.Map(app);
BreakGlass.Map(app);
ReadItemContent.Map(app);
ListNotices.Map(app);
Health.Map(app);
HealthLive.Map(app);
DescribeApi.Map(app);

await app.RunAsync();

// The host never asks for an orderly end; one that happens all the same must bring the app back.
return 1;
