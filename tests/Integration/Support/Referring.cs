using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>A section 130 report that has reached Cardiff, which decides, and Powys, which is copied.</summary>
internal static class Referring
{
    public static async Task<(string Report, string Delivery)> Referred(this RunningStack stack, string extra = "")
    {
        var report = (await stack.Post(Force, Referrals, Referral(extra: extra))).Text("reportId");
        await Poll.Until(() => stack.IsAtRest(report), "sent");
        return (report, (await stack.Inbox(Cardiff, report))[0].GetProperty("deliveryId").GetString()!);
    }
}
