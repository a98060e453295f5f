using NodaTime;
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
builder.Services.AddTokens(settings.Tokens);
builder.Services.AddStores(settings);
builder.Services.AddPipeline();
builder.Services.AddApiDescription();

var app = builder.Build();
if (args is [ImportDirectoryCommand.Name, var folder])
{
    return await ImportDirectoryCommand.Run(folder, app.Services.GetRequiredService<IDirectory>(), app.Services.GetRequiredService<IClock>(), Console.Out);
}

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
PreviewRouting.Map(app);

CreateDeliveries.Map(app);
SendDelivery.Map(app);
SweepDeadlines.Map(app);

GetReport.Map(app);
ListReports.Map(app);
ListDeliveries.Map(app);
OpenDelivery.Map(app);
AcknowledgeDelivery.Map(app);
RedirectDelivery.Map(app);
AnswerRoute.Map(app);
DecideDelivery.Map(app);

ReconcileArchive.Map(app);
ListLateness.Map(app);
Health.Map(app);
DescribeApi.Map(app);

await app.RunAsync();

// The host never asks for an orderly end; one that happens all the same must bring the app back.
return 1;
