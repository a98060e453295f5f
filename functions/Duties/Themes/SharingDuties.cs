namespace Safeguarding.Duties.Themes;

/// <summary>What may be passed on, to whom.</summary>
internal static class SharingDuties
{
    public static readonly IReadOnlyList<Duty> All =
    [
        new("intelligence-police-only", ["has:intelligence"], "sender",
            "The intelligence part is shown to police desks alone and goes to the desk of the force where the child is. Where the directory has none, a person at the duty desk, who does not see it, asks you to give it to the force.",
            "Dangosir y rhan gudd-wybodaeth i ddesgiau'r heddlu yn unig ac mae'n mynd i ddesg yr heddlu lle mae'r plentyn. Lle nad oes un yn y cyfeiriadur, bydd person wrth y ddesg ddyletswydd, nad yw'n ei gweld, yn gofyn ichi ei rhoi i'r heddlu.",
            "WG37941 paragraph 274")
        { ForDesks = ["police", "duty-desk"], RoutesTo = "police" },
        new("communication-advice-alone", ["has:communication-advice"], "receiving desk",
            "The advice on how to speak with the child may be passed, alone and without the rest, to a service that is not entitled to details.",
            "Caniateir trosglwyddo'r cyngor ar sut i siarad â'r plentyn, ar ei ben ei hun a heb y gweddill, i wasanaeth nad oes ganddo hawl i fanylion.",
            "WG37941 paragraphs 207 and 255")
        { InReceipt = false, ForDesks = Who.EveryDesk },
        new("what-is-not-safe-to-share", ["has:not-safe-to-share"], "local authority",
            "Something is not safe to share with a person or a desk: agree at the first Strategy Meeting what and with whom, and record it. It is a reason for care in sharing, not for telling the child little or nothing.",
            "Nid yw rhywbeth yn ddiogel i'w rannu â pherson neu ddesg: cytunwch yn y Cyfarfod Strategaeth cyntaf beth a chyda phwy, a chofnodwch hynny. Rheswm dros ofal wrth rannu ydyw, nid dros ddweud fawr ddim neu ddim byd wrth y plentyn.",
            "WG37941 paragraphs 189 and 198")
        { InReceipt = false, ForDesks = Who.SocialServices },
        new("share-without-consent", ["consent:refused", "consent:not-sought"], "everyone who shares",
            "A section 130 report does not need consent: say to social services that it was refused or why it was not sought. Data protection law is no automatic reason not to share, and preventing abuse or serious harm is a ground for sharing.",
            "Nid oes angen cydsyniad ar gyfer adroddiad adran 130: dywedwch wrth y gwasanaethau cymdeithasol iddo gael ei wrthod neu pam na cheisiwyd ef. Nid yw cyfraith diogelu data'n rheswm awtomatig dros beidio â rhannu, ac mae atal cam-drin neu niwed difrifol yn sail dros rannu.",
            "WG37941 paragraphs 145 and 150; Wales Safeguarding Procedures c2-p16")
        { Besides = ["route:section-130"], ForDesks = ["intake"] },
    ];
}
