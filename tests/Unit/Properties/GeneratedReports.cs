using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Kinds;
using Xunit;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>A payload, when it came and from whom; and how many of them each property looks at.</summary>
internal sealed record GeneratedReport(ReportKind Kind, JsonObject Payload, Instant ReceivedAt, string Sender)
{
    public override string ToString() => $"{Kind.Name} from {Sender} at {ReceivedAt}: {Payload.ToJsonString()}";

    /// <summary>The report, or null where the payload is refused.</summary>
    public Report? Read(DirectorySnapshot directory) => new ReadReport(Reading.Kinds, Reading.Ids)
        .Read(new(Encoding.UTF8.GetBytes(Payload.ToJsonString()), Kind, Sender, ReceivedAt, Strict: false), directory).Value;
}

internal static class GeneratedReports
{
    /// <summary>The number of payloads is fixed; the seed is new in each run and stands in the message of a failure.</summary>
    public const int Iterations = 250;

    private static readonly Gen<string> Senders = Gen.OneOf("police.gwent", "police.cleveland", "police.lancashire", "police.lincolnshire", "health.afon", "nobody");

    public static TheoryData<string> Kinds => [.. Reading.Kinds.Select(k => k.Name)];

    /// <summary>Runs the property on accepted reports, and fails where hardly any payload was accepted, because it would then say nothing.</summary>
    public static void ForAll(string kind, Action<GeneratedReport, Report> property)
    {
        var accepted = 0;
        Of(kind).Sample(generated =>
        {
            if (generated.Read(TestDirectory.Snapshot) is { } report)
            {
                accepted++;
                property(generated, report);
            }
        }, iter: Iterations, threads: 1);
        Assert.True(accepted > Iterations / 4, $"only {accepted} of {Iterations} were accepted");
    }

    public static Gen<GeneratedReport> Of(string kind)
    {
        var definition = Reading.Kinds.Single(k => k.Name == kind);
        return Gen.Select(GeneratedPayloads.Of(definition), GeneratedTimes.Moments, Senders, (payload, at, sender) => new GeneratedReport(definition, payload, at, sender));
    }
}
