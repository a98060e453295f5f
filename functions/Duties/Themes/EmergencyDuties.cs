namespace Safeguarding.Duties.Themes;

/// <summary>What cannot wait for a desk.</summary>
internal static class EmergencyDuties
{
    public static readonly IReadOnlyList<Duty> All =
    [
        new("ring-999", ["immediate-danger", "may-go-missing"], "anyone",
            "The child is in immediate danger or may go missing before being safe: ring 999 now; this report does not replace the call.",
            "Mae'r plentyn mewn perygl uniongyrchol neu gallai fynd ar goll cyn bod yn ddiogel: ffoniwch 999 nawr; nid yw'r adroddiad hwn yn cymryd lle'r alwad.",
            "WG37941 paragraph 148"),
        new("check-999", ["immediate-danger", "may-go-missing"], "receiving desk",
            "The sender was told to ring 999: make sure that the police know.",
            "Dywedwyd wrth yr anfonwr am ffonio 999: gwnewch yn siŵr bod yr heddlu'n gwybod.", "WG37941 paragraph 148")
        { InReceipt = false, ForDesks = [.. Who.SocialServices, "duty-desk"] },
    ];
}
