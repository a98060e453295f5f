using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>What a desk can record that it did about a notification, as data.</summary>
public static class EncompassActions
{
    /// <summary>The eight kinds of support of the Operation Encompass box after paragraph 99 of WG37941, as the school's check list.</summary>
    private static readonly ActionOption[] Support =
    [
        OfTheSchool("watch-attendance", "Watch for arrival and attendance", "Gwylio am gyrraedd a phresenoldeb"),
        OfTheSchool("practical-needs", "Uniform, kit, materials or food", "Gwisg, cit, deunyddiau neu fwyd"),
        OfTheSchool("support-package", "Support package around the child and family", "Pecyn cymorth o amgylch y plentyn a'r teulu"),
        OfTheSchool("make-sense-of-feelings", "Help the child to make sense of feelings", "Helpu'r plentyn i ddeall teimladau"),
        OfTheSchool("coping-strategies", "Coping strategies", "Strategaethau ymdopi"),
        OfTheSchool("trusting-relationship", "A trusting relationship at the child's pace", "Perthynas o ymddiriedaeth ar gyflymder y plentyn"),
        OfTheSchool("exam-board", "Exceptional circumstances to the exam board", "Amgylchiadau eithriadol i'r bwrdd arholi"),
        OfTheSchool("allowances", "Allowances during the day", "Lwfansau yn ystod y dydd"),
    ];

    /// <summary>That the council has it in hand and that the school knows are two things (domain 1.4: relay mode).</summary>
    private static readonly ActionOption SchoolTold = new("school-told",
        new("The designated safeguarding person of the school was told; the note says who, how and when",
            "Dywedwyd wrth berson diogelu dynodedig yr ysgol; mae'r nodyn yn dweud pwy, sut a phryd"), RouteRole.Relay)
    { PassesOn = true };

    public static readonly IReadOnlyList<ActionOption> All = [.. Support, SchoolTold];

    public static IEnumerable<ActionOption> For(RouteRole role) => All.Where(a => a.For == role);

    private static ActionOption OfTheSchool(string code, string en, string cy) => new(code, new(en, cy), RouteRole.Informed);
}
