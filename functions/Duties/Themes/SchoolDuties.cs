namespace Safeguarding.Duties.Themes;

/// <summary>What falls to a school or college, and to those who work with it.</summary>
internal static class SchoolDuties
{
    public static readonly IReadOnlyList<Duty> All =
    [
        new("one-person-to-turn-to", ["kind:encompass-notification"], "school or college",
            "Agree on one member of staff to whom the child can turn during the day; the designated safeguarding person supports that member.",
            "Cytunwch ar un aelod o staff y gall y plentyn droi ato yn ystod y dydd; mae'r person diogelu dynodedig yn cefnogi'r aelod hwnnw.", "WG37941 paragraph 248")
        { InReceipt = false, ForDesks = ["school"] },
        new("missing-from-school", ["missing-from:school-day"], "school, college and education safeguarding",
            "Record the child's going missing in the way agreed in the setting, and discuss how the child is kept safe.",
            "Cofnodwch fod y plentyn wedi mynd ar goll yn y ffordd y cytunwyd arni yn y lleoliad, a thrafodwch sut i gadw'r plentyn yn ddiogel.", "WG37941 paragraph 249")
        { ForDesks = ["education-safeguarding", "school"] },
        new("consider-peer-abuse", ["concern:harmful-sexual-behaviour"], "everyone",
            "Consider whether this child, or another in the same setting, may be abused by peers; see Keeping Learners Safe.",
            "Ystyriwch a allai'r plentyn hwn, neu un arall yn yr un lleoliad, gael ei gam-drin gan gyfoedion; gweler Cadw Dysgwyr yn Ddiogel.", "WG37941 paragraphs 106 and 250")
        { ForDesks = ["intake", "education-safeguarding", "school"] },
    ];
}
