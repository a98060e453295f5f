namespace Safeguarding.Duties.Themes;

/// <summary>What may be passed on, to whom.</summary>
internal static class SharingDuties
{
    public static readonly IReadOnlyList<Duty> All =
    [
        new("intelligence-police-only", ["has:intelligence"], "sender",
            "The intelligence part is shown to no desk but the police's. Where no police desk is among the routes, give it to the force directly.",
            "Ni ddangosir y rhan gudd-wybodaeth i unrhyw ddesg ond rhai'r heddlu. Lle nad oes desg heddlu ymhlith y llwybrau, rhowch hi'n uniongyrchol i'r heddlu.",
            "WG37941 paragraph 274"),
        new("communication-advice-alone", ["has:communication-advice"], "receiving desk",
            "The advice on how to speak with the child may be passed, alone and without the rest, to a service that is not entitled to details.",
            "Caniateir trosglwyddo'r cyngor ar sut i siarad â'r plentyn, ar ei ben ei hun a heb y gweddill, i wasanaeth nad oes ganddo hawl i fanylion.",
            "WG37941 paragraphs 207 and 255")
        { InReceipt = false, ForDesks = Who.EveryDesk },
    ];
}
