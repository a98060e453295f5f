namespace Safeguarding.Duties.Themes;

/// <summary>Sexual abuse and exploitation: medical help and the questions of health services.</summary>
internal static class SexualAbuseDuties
{
    private const string Disclosed = "sexual-abuse:disclosed";
    private const string Witnessed = "sexual-abuse:witnessed";
    private const string StronglySuspected = "sexual-abuse:strongly-suspected";
    private static readonly string[] Exploitation = ["concern:sexual-exploitation", "concern:sexual-abuse"];

    public static readonly IReadOnlyList<Duty> All =
    [
        new("forensic-examination", [Disclosed, Witnessed, StronglySuspected], "local authority and police",
            "A paediatric forensic examination is required: agree it at once with the police, and say when the incident was, because evidence is lost with time.",
            "Mae angen archwiliad fforensig pediatrig: cytunwch arno ar unwaith gyda'r heddlu, a dywedwch pryd y bu'r digwyddiad, gan fod tystiolaeth yn cael ei cholli gydag amser.",
            "WG37941 paragraph 282")
        { ForDesks = Who.SocialServicesAndPolice },
        new("refer-sarc", [Disclosed, Witnessed, StronglySuspected, "sexual-abuse:evidence", .. Exploitation], "any agency",
            "Where a child discloses sexual abuse or there is evidence of it, refer the child to a Sexual Assault Referral Centre.",
            "Lle mae plentyn yn datgelu cam-drin rhywiol neu lle mae tystiolaeth ohono, cyfeiriwch y plentyn at Ganolfan Atgyfeirio Ymosodiadau Rhywiol.",
            "WG37941 paragraph 281")
        { ForDesks = Who.SocialServicesAndPolice },
        new("listen-once", [Disclosed, Witnessed], "whoever hears the child",
            "Do not question the child again: record the child's own words and leave the interview to those who are trained for it.",
            "Peidiwch â holi'r plentyn eto: cofnodwch eiriau'r plentyn ei hun a gadewch y cyfweliad i'r rhai sydd wedi'u hyfforddi.",
            "WG37941 paragraphs 284 and 288-290")
        { ForDesks = Who.EveryDesk },
        new("cserq", Exploitation, "sexual health services",
            "Sexual health service: CSERQ4 at every visit of a person under 18, CSERQ15 at every visit more than four weeks after the last one. Elsewhere in health the CSERQ may inform your decision.",
            "Gwasanaeth iechyd rhywiol: CSERQ4 ym mhob ymweliad gan berson dan 18, CSERQ15 ym mhob ymweliad fwy na phedair wythnos ar ôl yr un diwethaf. Mewn mannau eraill ym maes iechyd gall y CSERQ lywio'ch penderfyniad.",
            "WG37941, CSERQ box after paragraph 117")
        { OnlySenders = ["health"] },
        new("preserve-evidence", [.. Exploitation, "concern:trafficking", "concern:criminal-exploitation"], "every agency",
            "Keep what you recorded as it was first written, with its time: it may become evidence.",
            "Cadwch yr hyn a gofnodwyd gennych fel yr ysgrifennwyd ef gyntaf, gyda'i amser: gallai ddod yn dystiolaeth.", "WG37941 paragraph 271"),
        new("keep-the-child-told", [Disclosed, "sexual-abuse:evidence"], "local authority and police",
            "Agree who tells the child what happens at each stage of a criminal investigation, also where there is no prosecution or no guilty verdict, and who supports the child.",
            "Cytunwch pwy sy'n dweud wrth y plentyn beth sy'n digwydd ym mhob cam o ymchwiliad troseddol, hefyd lle nad oes erlyniad neu reithfarn euog, a phwy sy'n cefnogi'r plentyn.",
            "WG37941 paragraphs 279-280 and 288")
        { InReceipt = false, ForDesks = Who.SocialServicesAndPolice },
        new("disruption-plan", ["concern:sexual-exploitation", "concern:criminal-exploitation", "concern:trafficking"], "local authority and police",
            "Consider a plan to disrupt those who exploit the child: civil orders, and a notice under the Child Abduction Act 1984 s.2 for a child of 16 or under, which needs a statement of a parent or guardian.",
            "Ystyriwch gynllun i darfu ar y rhai sy'n camfanteisio ar y plentyn: gorchmynion sifil, a hysbysiad o dan Ddeddf Cipio Plant 1984 a.2 ar gyfer plentyn 16 oed neu iau, sydd angen datganiad gan riant neu warcheidwad.",
            "WG37941 paragraphs 276, 292 and 297")
        { InReceipt = false, ForDesks = ["intake", "police"] },
    ];
}
