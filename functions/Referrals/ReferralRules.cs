using System.Text.Json;
using Safeguarding.Reports;

namespace Safeguarding.Referrals;

/// <summary>What refuses a referral and what only warns (design 5): reporter, who or where, the concern, and consent where the law needs it.</summary>
public static class ReferralRules
{
    public static void Check(JsonElement content, Findings findings)
    {
        CommonRules.Reporter(content, findings);
        CommonRules.ChildOrPlace(content, findings, ["concern", "place"]);
        if (!SaysAConcern(content))
        {
            findings.Fault("/concern", "no-concern");
        }
        if (IsCareAndSupport(content))
        {
            CareAndSupportConsent(content, findings);
        }
        else
        {
            Section130Consent(content, findings);
        }
    }

    /// <summary>What the concern is, wherever and in whatever shape it was written; immediate danger is a concern by itself.</summary>
    private static bool SaysAConcern(JsonElement content) => content.Flag("concern", "immediateDanger")
        || content.At("concern", "description").SaysAnything() || content.At("concern", "types").SaysAnything()
        || content.At("concern", "statements").SaysAnything() || content.At("concern") is { ValueKind: JsonValueKind.String };

    /// <summary>Anything but a plain care-and-support referral is handled as a section 130 report: the route that protects soonest.</summary>
    public static bool IsCareAndSupport(JsonElement content) => content.Code("legalRoute") == ReferralFields.CareAndSupport;

    /// <summary>Written by whoever took a call, not by the caller, whose confirmation is still to come (Wales Safeguarding Procedures c2-p17).</summary>
    public static bool IsCallTakersRecord(JsonElement content) => content.Flag("recordedByCallTaker");

    /// <summary>Paragraph 149: parental consent is sought before a referral to the home authority's IAA service.</summary>
    private static void CareAndSupportConsent(JsonElement content, Findings findings)
    {
        if (content.Code("consent", "status") != "given")
        {
            findings.Fault("/consent/status", "consent-required");
        }
    }

    /// <summary>Paragraph 150: consent is not needed; why it was not sought is recorded (Wales Safeguarding Procedures c2-p16).</summary>
    private static void Section130Consent(JsonElement content, Findings findings)
    {
        if (content.Code("legalRoute") != ReferralFields.Section130)
        {
            findings.Warn("/legalRoute", "legal-route-assumed");
        }
        Conversion(content, findings);
        var status = content.Code("consent", "status");
        if (status is null or "not-sought" && content.Code("consent", "reasonNotSought") is null && content.Text("consent", "reasonText") is null)
        {
            findings.Warn("/consent", "consent-not-recorded");
        }
    }

    /// <summary>
    /// Consent was refused or the concern grew, so an earlier care-and-support referral becomes a section 130 report: only by the sender's
    /// own act and with a recorded reason. Where the legal route is only assumed, nobody has claimed to convert, so it warns.
    /// </summary>
    private static void Conversion(JsonElement content, Findings findings)
    {
        if (content.Text("convertedFrom") is null || content.Text("conversionReason") is not null)
        {
            return;
        }
        if (content.Code("legalRoute") == ReferralFields.Section130)
        {
            findings.Fault("/conversionReason", "conversion-reason-required");
        }
        else
        {
            findings.Warn("/conversionReason", "conversion-reason-required");
        }
    }
}
