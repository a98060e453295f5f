namespace Safeguarding.Duties.Themes;

/// <summary>Plans for a child who goes missing.</summary>
internal static class MissingDuties
{
    private const string Missing = "kind:missing-episode";

    public static readonly IReadOnlyList<Duty> All =
    [
        new("child-information-form", [Missing], "local authority",
            "See whether a Child Information Form exists and is up to date, agree who explains it to the child and when it is shared, and how the child travels home or to the placement once located.",
            "Gwelwch a oes Ffurflen Gwybodaeth am Blentyn yn bod ac yn gyfredol, cytunwch pwy sy'n ei hegluro i'r plentyn a phryd y caiff ei rhannu, a sut y bydd y plentyn yn teithio adref neu i'r lleoliad ar ôl cael ei leoli.",
            "WG37941 paragraphs 257-258")
        { InReceipt = false, ForDesks = ["intake"] },
        new("agree-with-carers", [Missing], "local authority",
            "Agree with parents and carers what they do when the child goes missing, and how they pass on fresh information before the next review.",
            "Cytunwch gyda rhieni a gofalwyr beth a wnânt pan fydd y plentyn yn mynd ar goll, a sut y maent yn trosglwyddo gwybodaeth newydd cyn yr adolygiad nesaf.",
            "WG37941 paragraphs 263-264")
        { InReceipt = false, ForDesks = ["intake"] },
    ];
}
