namespace Safeguarding.Duties.Themes;

/// <summary>The child's own voice, and contact with the family.</summary>
internal static class FamilyDuties
{
    public static readonly IReadOnlyList<Duty> All =
    [
        new("advocacy-active-offer",
            ["route:section-130", "status:looked-after-s76", "status:care-order", "status:child-protection-register"], "local authority",
            "When the child becomes looked after, or enquiries lead to an initial child protection conference, see that the advocacy service makes the active offer of an Independent Professional Advocate directly to the child.",
            "Pan ddaw'r plentyn yn un sy'n derbyn gofal, neu pan fydd ymholiadau'n arwain at gynhadledd gychwynnol amddiffyn plant, sicrhewch fod y gwasanaeth eiriolaeth yn gwneud y cynnig rhagweithiol o Eiriolwr Proffesiynol Annibynnol yn uniongyrchol i'r plentyn.",
            "WG37941 paragraphs 161 and 199")
        { InReceipt = false, ForDesks = ["intake"] },
        new("honour-no-family-contact", ["concern:honour-based-abuse"], "everyone",
            "Do not contact the family, relatives or the community before the police and social services have agreed how: contact can put the child in greater danger.",
            "Peidiwch â chysylltu â'r teulu, perthnasau na'r gymuned cyn i'r heddlu a'r gwasanaethau cymdeithasol gytuno sut: gall cyswllt roi'r plentyn mewn mwy o berygl.",
            "WG37941 paragraph 220")
        { ForDesks = Who.EveryDesk },
    ];
}
