namespace Safeguarding.Duties.Themes;

/// <summary>A child who may have been trafficked.</summary>
internal static class TraffickingDuties
{
    private const string Trafficking = "concern:trafficking";

    public static readonly IReadOnlyList<Duty> All =
    [
        new("refer-icta", [Trafficking], "any agency",
            "Every child who may have been trafficked must be referred to the Independent Child Trafficking Advocacy service without delay. This report is also sent there or, where the directory has no such desk, to the duty desk.",
            "Rhaid cyfeirio pob plentyn a allai fod wedi'i fasnachu at y gwasanaeth Eiriolaeth Annibynnol Masnachu Plant yn ddi-oed. Anfonir yr adroddiad hwn yno hefyd neu, lle nad oes desg o'r fath yn y cyfeiriadur, at y ddesg ddyletswydd.",
            "WG37941 paragraph 158")
        { ForDesks = [.. Who.SocialServicesAndPolice, "duty-desk", "trafficking-advocate"], RoutesTo = "icta" },
        new("modern-slavery-section-52", [Trafficking], "police, local authorities, NCA, GLAA",
            "You have the duty to notify the Home Office of a potential victim of modern slavery; this report does not do that.",
            "Mae dyletswydd arnoch i hysbysu'r Swyddfa Gartref am ddioddefwr posibl caethwasiaeth fodern; nid yw'r adroddiad hwn yn gwneud hynny.",
            "Modern Slavery Act 2015 s.52; WG37941 paragraphs 23 and 147")
        { OnlySenders = Who.NotifiersOfTheHomeOffice },
        new("modern-slavery-section-52-recipient", [Trafficking], "police, local authorities",
            "Make sure that the Home Office is notified of a potential victim of modern slavery, once, by you or by another body that has the duty.",
            "Gwnewch yn siŵr bod y Swyddfa Gartref yn cael ei hysbysu am ddioddefwr posibl caethwasiaeth fodern, unwaith, gennych chi neu gan gorff arall sydd â'r ddyletswydd.",
            "Modern Slavery Act 2015 s.52; WG37941 paragraphs 23 and 147")
        { InReceipt = false, ForDesks = Who.SocialServicesAndPolice },
        new("trafficking-tell-police-or-authority", [Trafficking], "every other agency",
            "Tell the police or the local authority what makes you think of trafficking; they notify whom they must.",
            "Dywedwch wrth yr heddlu neu'r awdurdod lleol beth sy'n gwneud ichi feddwl am fasnachu; nhw sy'n hysbysu pwy bynnag y mae'n rhaid.",
            "WG37941 paragraph 147")
        { NotSenders = Who.NotifiersOfTheHomeOffice },
        new("unaccompanied-child", ["status:unaccompanied-asylum-seeking", "placement:unaccompanied-asylum-seeking"], "local authority and police",
            "Consider whether this unaccompanied child was trafficked; a child who may have been must be referred to the trafficking advocacy service. The guidance on unaccompanied asylum-seeking children applies beside ordinary care and support, never instead of it.",
            "Ystyriwch a gafodd y plentyn hwn ar ei ben ei hun ei fasnachu; rhaid cyfeirio plentyn a allai fod wedi'i fasnachu at y gwasanaeth eiriolaeth masnachu. Mae'r canllawiau ar blant ar eu pen eu hunain sy'n ceisio lloches yn gymwys ochr yn ochr â gofal a chymorth arferol, byth yn eu lle.",
            "WG37941 paragraphs 158, 222 and 223")
        { ForDesks = Who.SocialServicesAndPolice },
    ];
}
