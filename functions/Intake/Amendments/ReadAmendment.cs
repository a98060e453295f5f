using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>An amendment as it was asked for, before anything is known of what it changes.</summary>
/// <param name="Changes">Null where none were sent.</param>
/// <param name="Strict">Warnings refuse too: for an integrator's own tests.</param>
public sealed record AskedAmendment(ReportAmendment Amendment, JsonElement? Changes, bool Strict)
{
    /// <summary>What a person of the duty desk said; null for an amendment of the sender's.</summary>
    public IReadOnlyList<MarkerMeant>? Readings { get; init; }
}

/// <summary>Bytes to an amendment of one report, or every fault of its envelope at once. Pure but for the ids' key.</summary>
internal static class ReadAmendment
{
    private const int MostOfAReason = 4_000;

    public static Outcome<AskedAmendment> Read(ReadOnlyMemory<byte> body, string reportId, ReportIds ids, Instant receivedAt, bool strict)
    {
        var (root, unreadable) = JsonBody.Read(body);
        if (root is not { } content)
        {
            return new Refusal(Refusals.Unreadable, unreadable!);
        }
        var findings = new Findings();
        new ContentCheck(findings, receivedAt).Object(content, AmendmentFields.All, "");
        WordingCheck.Run(content, AmendmentFields.All, findings);
        var type = SendersTypes.Find(content.Code("type"));
        Check(content, type, findings);
        if (findings.Faults.Count > 0 || (strict && findings.Warnings.Count > 0))
        {
            return new Refusal(Refusals.InvalidAmendment, strict ? findings.AllAsFaults() : findings.Faults);
        }
        return new AskedAmendment(Compose(content, type!.Value, reportId, ids, receivedAt) with { Warnings = findings.Warnings }, content.At("changes"), strict);
    }

    private static void Check(JsonElement content, AmendmentType? type, Findings findings)
    {
        if (content.Text("reference") is null)
        {
            findings.Warn("/reference", "amendment-reference-missing");
        }
        if (type is null)
        {
            findings.Fault("/type", "unknown-amendment-type", string.Join(", ", SendersTypes.Names));
        }
        if (content.Text("reason") is { Length: > MostOfAReason })
        {
            findings.Fault("/reason", "text-too-long", $"{MostOfAReason}");
        }
        var saysWhy = content.Text("reason") is not null || content.Code("reasonCode") is not null;
        if (!saysWhy && type == AmendmentType.Withdraw)
        {
            findings.Fault("/reason", "withdrawal-without-reason");
        }
        else if (!saysWhy)
        {
            findings.Warn("/reason", "amendment-without-reason");
        }
    }

    private static ReportAmendment Compose(JsonElement content, AmendmentType type, string reportId, ReportIds ids, Instant receivedAt)
    {
        var hash = CanonicalJson.Hash(content);
        return new()
        {
            Id = ids.Amendment(reportId, content.Text("reference") ?? $"content:{hash}"),
            // Its place is known only when it is stored.
            Number = 0,
            Type = type,
            ContentHash = hash,
            ReceivedAt = receivedAt,
            Child = content.Text("child"),
            ReasonCode = content.Code("reasonCode"),
            Reason = content.Text("reason"),
            By = content.At("actingPerson") is { } person ? new(Short(person, "id"), Short(person, "name"), Short(person, "role")) : null,
        };
    }

    private static string? Short(JsonElement person, string property) => person.Text(property) is { } text ? text[..Math.Min(text.Length, 100)] : null;
}
