namespace Safeguarding.Duties.Themes;

/// <summary>Ages that the law knows, and the 18th birthday. Age opens duties, is a threshold of none and never closes a report.</summary>
internal static class AgeDuties
{
    private const string Approaching = "age:approaching-18";
    private const string Adult = "age:18-or-over";

    /// <summary>What the law on consent speaks of; a child's age alone says nothing.</summary>
    private static readonly string[] Sexual =
    [
        "concern:sexual-abuse", "concern:sexual-exploitation", "concern:harmful-sexual-behaviour",
        "sexual-abuse:disclosed", "sexual-abuse:witnessed", "sexual-abuse:strongly-suspected", "sexual-abuse:evidence",
    ];

    private static readonly string[] AtRiskAsAnAdult =
        ["status:looked-after-s76", "status:care-order", "concern:sexual-exploitation", "concern:criminal-exploitation", "concern:trafficking"];

    public static readonly IReadOnlyList<Duty> All =
    [
        new("under-13-cannot-consent", ["age:under-13"], "everyone",
            "A child under 13 can never consent in law to sexual activity, and no child can consent to abuse, whatever the child says of it.",
            "Ni all plentyn dan 13 oed fyth gydsynio yn ôl y gyfraith i weithgarwch rhywiol, ac ni all unrhyw blentyn gydsynio i gamdriniaeth, beth bynnag a ddywed y plentyn amdano.",
            "WG37941 paragraphs 28 and 29; Sexual Offences Act 2003")
        { Besides = Sexual, ForDesks = Who.SocialServicesAndPolice },
        new("protection-at-16-and-17", ["age:16-or-17"], "everyone",
            "A person of 16 or 17 is a child. The law protects against indecent images, sexual services for payment, and sexual activity with a person in a position of trust.",
            "Mae person 16 neu 17 oed yn blentyn. Mae'r gyfraith yn amddiffyn rhag delweddau anweddus, gwasanaethau rhywiol am dâl, a gweithgarwch rhywiol gyda pherson mewn safle o ymddiriedaeth.",
            "WG37941 paragraphs 12 and 28")
        { Besides = Sexual, ForDesks = Who.SocialServicesAndPolice },
        new("protection-until-18", [Approaching], "all partners",
            "Child protection duties stay in place until 00:00 on the day of the 18th birthday.",
            "Mae dyletswyddau amddiffyn plant yn parhau hyd 00:00 ar ddiwrnod y pen-blwydd yn 18 oed.", "WG37941 paragraph 162")
        { ForDesks = Who.SocialServices },
        new("adult-services", [Approaching], "local authority",
            "Refer to adult services in good time before the 18th birthday; for a looked after child within the Pathway Plan.",
            "Cyfeiriwch at wasanaethau oedolion mewn da bryd cyn y pen-blwydd yn 18 oed; ar gyfer plentyn sy'n derbyn gofal, o fewn y Cynllun Llwybr.", "WG37941 paragraph 163")
        { ForDesks = ["intake"] },
        new("adult-at-risk", [Adult], "every agency",
            "By the date of birth this person is 18 or over: report an adult at risk (section 128). This report is delivered all the same; check the date of birth.",
            "Yn ôl y dyddiad geni mae'r person hwn yn 18 oed neu'n hŷn: adroddwch am oedolyn mewn perygl (adran 128). Danfonir yr adroddiad hwn serch hynny; gwiriwch y dyddiad geni.",
            "Social Services and Well-being (Wales) Act 2014 s.128; WG37941 paragraph 164")
        { ForDesks = Who.SocialServices },
        new("support-for-adults", [Adult], "every agency",
            "Consider a referral to Bawso (0800 731 8147), New Pathways (01685 379 310; Mid, West and South Wales) or Live Fear Free (0808 80 10 800). The numbers are the guidance's: check them.",
            "Ystyriwch atgyfeirio at Bawso (0800 731 8147), New Pathways (01685 379 310; Canolbarth, Gorllewin a De Cymru) neu Byw Heb Ofn (0808 80 10 800). Rhifau'r canllawiau ydynt: gwiriwch nhw.",
            "WG37941 paragraph 165")
        { Besides = ["concern:sexual-abuse", "concern:sexual-exploitation", "concern:trafficking", "concern:domestic-abuse"], ForDesks = Who.SocialServices },
        new("priority-need-for-housing", ["age:18-to-20"], "local authority",
            "A care leaver, or a person at particular risk of sexual or financial exploitation, of 18 to 20 has priority need for housing.",
            "Mae gan berson 18 i 20 oed sydd wedi gadael gofal, neu sydd mewn perygl arbennig o gamfanteisio rhywiol neu ariannol, angen blaenoriaethol am dai.",
            "Housing (Wales) Act 2014 s.70; WG37941 paragraph 166")
        { Besides = AtRiskAsAnAdult, ForDesks = ["intake"] },
    ];
}
