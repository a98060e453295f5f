using Safeguarding.Reports;

namespace Safeguarding.OperationEncompass;

/// <summary>Fixed words that go with every notification.</summary>
public static class EncompassTexts
{
    /// <summary>Domain 1.7: one of the parents may be the perpetrator.</summary>
    public static readonly Text Caution = new(
        "In strict confidence. Never tell a parent or carer that this notification was received: one of them may be the perpetrator.",
        "Yn gwbl gyfrinachol. Peidiwch byth â dweud wrth riant na gofalwr bod yr hysbysiad hwn wedi'i dderbyn: gallai un ohonynt fod yn gyflawnwr.");

    /// <summary>Advice only: whether such a report exists is never looked up, because the answer would reveal other reports.</summary>
    public static readonly Text RelatedReport = new(
        "The police say that a report of a child at risk was made about the same incident. It went to the local authority; ask there, not the family.",
        "Dywed yr heddlu y gwnaed adroddiad am blentyn mewn perygl ynghylch yr un digwyddiad. Aeth at yr awdurdod lleol; gofynnwch yno, nid i'r teulu.");

    public static readonly Text Relay = new(
        "Pass this on at once to the designated safeguarding person of the school named here, and to nobody else: the deadline is the school's.",
        "Trosglwyddwch hwn ar unwaith i berson diogelu dynodedig yr ysgol a enwir yma, ac i neb arall: terfyn amser yr ysgol yw hwn.");

    /// <summary>The eight kinds of support of the Operation Encompass box after paragraph 99 of WG37941, as a school's check list.</summary>
    public static readonly IReadOnlyList<Text> SupportOptions =
    [
        new("Watch for arrival and attendance", "Gwylio am gyrraedd a phresenoldeb"),
        new("Uniform, kit, materials or food", "Gwisg, cit, deunyddiau neu fwyd"),
        new("Support package around the child and family", "Pecyn cymorth o amgylch y plentyn a'r teulu"),
        new("Help the child to make sense of feelings", "Helpu'r plentyn i ddeall teimladau"),
        new("Coping strategies", "Strategaethau ymdopi"),
        new("A trusting relationship at the child's pace", "Perthynas o ymddiriedaeth ar gyflymder y plentyn"),
        new("Exceptional circumstances to the exam board", "Amgylchiadau eithriadol i'r bwrdd arholi"),
        new("Allowances during the day", "Lwfansau yn ystod y dydd"),
    ];
}
