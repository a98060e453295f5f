using System.Text.Json.Nodes;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;

/// <summary>Writes a case as its sender would send it. All persons are fictional.</summary>
public static class Payloads
{
    public static JsonObject Of(Case submission)
    {
        var payload = new JsonObject
        {
            ["kind"] = submission.Kind,
            ["reference"] = submission.Reference,
            ["sentAt"] = Text(submission.At),
            ["reporter"] = new JsonObject { ["name"] = "Cwnstabl Dychmygol", ["telephone"] = "01632 960123" },
            ["children"] = new JsonArray([.. submission.Children.Select(c => (JsonNode)Child(c, submission))]),
        };
        foreach (var (name, value) in submission switch
        {
            EncompassCase encompass => Encompass(encompass),
            ReferralCase referral => Referral(referral),
            MissingCase missing => Missing(missing),
            _ => [],
        })
        {
            payload[name] = value?.DeepClone();
        }
        return payload;
    }

    private static JsonObject Child(ChildCase child, Case submission) => Filled(new()
    {
        ["key"] = child.Key,
        // A name of its own in each report, so that no two are taken for the same child.
        ["familyName"] = $"Afanc-{string.Concat(submission.Reference.Where(char.IsAsciiDigit).Select(d => (char)(d - '0' + 'a')))}",
        ["givenNames"] = $"Siôn {(char)(child.Key[1] - '0' + 'A')} Ŵyn",
        ["dateOfBirth"] = child.Born?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["homeAuthority"] = child.Home,
        ["currentAuthority"] = submission is ReferralCase ? child.IsIn : null,
        ["placingAuthority"] = child.PlacedBy,
        ["placementAuthority"] = child.PlacedIn,
        ["schools"] = new JsonArray([.. child.Schools.Select(n => (JsonNode)new JsonObject { ["number"] = n, ["relation"] = "registered" })]),
        ["educationStatus"] = child.HomeEducated ? "home-educated" : null,
    });

    private static JsonObject Encompass(EncompassCase encompass) => new()
    {
        ["incident"] = Filled(new() { ["occurredAt"] = encompass.Incident?.Wire, ["policeAwareAt"] = encompass.Aware?.Wire, ["policeAttended"] = true }),
    };

    private static JsonObject Referral(ReferralCase referral) => new()
    {
        ["legalRoute"] = referral.CareAndSupport ? "care-and-support" : "section-130",
        ["consent"] = referral.CareAndSupport ? new JsonObject { ["status"] = "given", ["givenBy"] = "mother" }
            : new JsonObject { ["status"] = "not-sought", ["reasonNotSought"] = "further-risk-to-child" },
        ["concern"] = Filled(new()
        {
            ["types"] = new JsonArray([referral.Trafficking ? "trafficking" : "neglect"]),
            ["description"] = "A concern that was made up.",
            ["immediateDanger"] = referral.ImmediateDanger,
            ["place"] = referral.ConcernIn is { } place ? new JsonObject { ["authority"] = place } : null,
        }),
        ["otherAuthorities"] = new JsonArray([.. referral.OtherAuthorities.Select(a => (JsonNode)new JsonObject { ["code"] = a })]),
    };

    private static JsonObject Missing(MissingCase missing) => new()
    {
        ["notifySchool"] = missing.NotifySchool,
        ["missingFrom"] = missing.FromSchool ? "school-day" : "home",
        ["risk"] = Filled(new() { ["grade"] = missing.Grade }),
        ["riskMarkers"] = missing.Trafficking ? new JsonArray("trafficking") : new JsonArray(),
        ["episode"] = Filled(new()
        {
            ["reportedAt"] = Text(missing.At.AddMinutes(-20)),
            ["found"] = missing.ReturnedAt is null && missing.FoundIn is null ? null : Filled(new()
            {
                ["returnedAt"] = missing.ReturnedAt is { } returned ? Text(returned) : null,
                ["place"] = missing.FoundIn is { } place ? new JsonObject { ["authority"] = place } : null,
            }),
        }),
    };

    private static string Text(DateTime utc) => Times.Text(utc, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>What is not known is not sent.</summary>
    private static JsonObject Filled(JsonObject fields)
    {
        foreach (var name in fields.Where(f => f.Value is null).Select(f => f.Key).ToList())
        {
            fields.Remove(name);
        }
        return fields;
    }
}
