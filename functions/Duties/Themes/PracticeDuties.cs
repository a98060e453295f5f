namespace Safeguarding.Duties.Themes;

/// <summary>What to think of besides what is reported.</summary>
internal static class PracticeDuties
{
    private static readonly string[] Related =
    [
        "concern:sexual-exploitation", "concern:criminal-exploitation", "concern:trafficking", "concern:missing", "concern:harmful-sexual-behaviour",
        "concern:online", "kind:missing-episode",
    ];

    public static readonly IReadOnlyList<Duty> All =
    [
        new("consider-related-harm", Related, "local authority and partners",
            "Consider together sexual and criminal exploitation, trafficking, going missing, online harm and harmful sexual behaviour: one child, not one issue.",
            "Ystyriwch gyda'i gilydd gamfanteisio rhywiol a throseddol, masnachu, mynd ar goll, niwed ar-lein ac ymddygiad rhywiol niweidiol: un plentyn, nid un mater.",
            "WG37941 paragraphs 31, 130-132, 142-143 and 156-157")
        { ForDesks = Who.SocialServices },
        new("practice-guides", [.. Related, "concern:domestic-abuse", "concern:neglect", "concern:honour-based-abuse", "concern:radicalisation"], "everyone",
            "The Wales Safeguarding Procedures have an All Wales Practice Guide for each of these kinds of harm (safeguarding.wales): read those of every one that the child may have met.",
            "Mae gan Weithdrefnau Diogelu Cymru Ganllaw Ymarfer Cymru Gyfan ar gyfer pob un o'r mathau hyn o niwed (diogelu.cymru): darllenwch rai pob un y gallai'r plentyn fod wedi'i brofi.",
            "WG37941 paragraphs 9, 31 and 157")
        { ForDesks = Who.SocialServices },
        new("substance-misuse-collaboration", ["kind:referral", "kind:missing-episode"], "substance misuse services",
            "Keep working with social services on this child's care and support after the report.",
            "Parhewch i weithio gyda'r gwasanaethau cymdeithasol ar ofal a chymorth y plentyn hwn ar ôl yr adroddiad.", "WG37941 paragraph 117")
        { OnlySenders = ["substance-misuse"] },
    ];
}
