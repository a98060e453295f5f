namespace Safeguarding.Duties.Themes;

/// <summary>The 18th birthday. Age opens duties and never closes a report.</summary>
internal static class AgeDuties
{
    private const string Approaching = "age:approaching-18";
    private const string Adult = "age:18-or-over";

    public static readonly IReadOnlyList<Duty> All =
    [
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
    ];
}
