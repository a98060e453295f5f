using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>One report of each kind with markers; what a bound desk must not see says SECRET.</summary>
internal static class MarkedReports
{
    public static Report Referral(string markers) => Accepted(ReferralKind.Definition, $$"""
        {"reference":"R-1","legalRoute":"section-130","reporter":{"role":"nurse","telephone":"01632 960111"},"consent":{"status":"given"},"dangerToStaff":"dog",
         "concern":{"description":"SECRET of the concern","statements":[{"text":"SECRET said"}]},"strengths":"SECRET","notSafeToShare":{{markers}},
         "children":[{"familyName":"Afanc","currentAuthority":"W06000015","wishesAndFeelings":"SECRET"}]}
        """);

    public static Report Missing(string markers) => Accepted(MissingEpisodeKind.Definition, $$"""
        {"reference":"M-1","reporter":{"name":"carer"},"risk":{"grade":"medium","items":[{"information":"SECRET"}]},"episode":{"circumstances":"SECRET"},
         "notSafeToShare":{{markers}},"children":[{"familyName":"Afanc","homeAuthority":"W06000015","associates":["SECRET"]}]}
        """);

    public static Report Encompass(string markers, string ofTheChild = "[]", string sender = TestDirectory.Sender) => Accepted(EncompassKind.Definition, $$"""
        {"reference":"E-1","reporter":{"name":"PC"},"incident":{"occurredAt":"2026-11-23T22:00:00+00:00"},"notSafeToShare":{{markers}},
         "children":[{"key":"c1","givenNames":"Ffion","narrative":"SECRET of the first","schools":[{"number":"6804001"}],"notSafeToShare":{{ofTheChild}}},
                     {"key":"c2","givenNames":"Gwilym","narrative":"of the second","schools":[{"number":"6814001"}]}]}
        """, sender: sender);
}
