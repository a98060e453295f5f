namespace Safeguarding.Duties.Themes;

/// <summary>What the authority that receives a report must consider, decide and record.</summary>
internal static class DecisionDuties
{
    private const string Section130 = "route:section-130";

    public static readonly IReadOnlyList<Duty> All =
    [
        new("consider-section-47", [Section130], "local authority",
            "Consider whether enquiries must be made to decide if the child is to be protected (Children Act 1989 s.47).",
            "Ystyriwch a oes rhaid gwneud ymholiadau i benderfynu a yw'r plentyn i'w amddiffyn (Deddf Plant 1989 a.47).", "WG37941 paragraph 150")
        { InReceipt = false, ForDesks = Who.SocialServices },
        new("strategy-discussion", [Section130], "local authority where the child is",
            "Decide on the evidence whether to hold a multi-agency strategy discussion, with each local authority and each youth offending service that is relevant to the child. Do not delay because the child does not ordinarily live here.",
            "Penderfynwch ar sail y dystiolaeth a ddylid cynnal trafodaeth strategaeth amlasiantaeth, gyda phob awdurdod lleol a phob gwasanaeth troseddau ieuenctid sy'n berthnasol i'r plentyn. Peidiwch ag oedi am nad yma y mae'r plentyn yn byw fel arfer.",
            "WG37941 paragraph 152")
        { InReceipt = false, ForDesks = ["intake"] },
        new("strategy-discussion-always",
            ["status:looked-after-s76", "status:care-order", "status:child-protection-register", "status:care-and-support-plan", "status:remand", "placement:secure"], "local authority",
            "The child already has a plan, is looked after or is in the secure estate: hold a multi-agency strategy discussion to decide whether a Strategy Meeting is needed.",
            "Mae gan y plentyn gynllun eisoes, mae'n derbyn gofal neu mae yn yr ystad ddiogel: cynhaliwch drafodaeth strategaeth amlasiantaeth i benderfynu a oes angen Cyfarfod Strategaeth.",
            "WG37941 paragraph 154")
        { InReceipt = false, ForDesks = ["intake"] },
        new("record-decision-and-why", ["kind:referral"], "local authority",
            "Where you decide that this is not a child at risk, or that no meeting or plan is needed, record the decision and its rationale, and consider a referral for preventative work.",
            "Lle rydych yn penderfynu nad yw hwn yn blentyn mewn perygl, neu nad oes angen cyfarfod na chynllun, cofnodwch y penderfyniad a'r rhesymeg, ac ystyriwch atgyfeiriad ar gyfer gwaith ataliol.",
            "WG37941 paragraphs 151, 153 and 160")
        { InReceipt = false, ForDesks = ["intake"] },
        new("who-explains-to-the-child", [Section130], "local authority",
            "Agree at the first Strategy Meeting who explains decisions to the child, in a way that the child understands, and who asks for the child's views: no child should learn of a meeting by accident.",
            "Cytunwch yn y Cyfarfod Strategaeth cyntaf pwy sy'n egluro penderfyniadau i'r plentyn, mewn ffordd y mae'r plentyn yn ei deall, a phwy sy'n gofyn am farn y plentyn: ni ddylai unrhyw blentyn ddod i wybod am gyfarfod drwy ddamwain.",
            "WG37941 paragraphs 134, 196 and 197")
        { InReceipt = false, ForDesks = ["intake"] },
        new("include-parents-where-safe", [Section130], "local authority",
            "Include parents, carers and family in the planning, unless sharing puts the child at further risk; explain what is expected of them.",
            "Dylech gynnwys rhieni, gofalwyr a theulu yn y cynllunio, oni bai bod rhannu'n rhoi'r plentyn mewn mwy o berygl; eglurwch yr hyn a ddisgwylir ganddynt.",
            "WG37941 paragraphs 225-228 and 263")
        { InReceipt = false, ForDesks = ["intake"] },
    ];
}
