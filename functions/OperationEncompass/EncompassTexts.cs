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

    /// <summary>Paragraph 110: who teaches under-16s on another school's roll liaises with that school. The statute notifies the school of registration.</summary>
    public static readonly Text Liaison = new(
        "The police say that the child is also educated elsewhere. The two designated safeguarding persons agree how the child is kept safe; tell only what is needed, and no parent.",
        "Dywed yr heddlu fod y plentyn hefyd yn cael ei addysgu mewn man arall. Mae'r ddau berson diogelu dynodedig yn cytuno sut i gadw'r plentyn yn ddiogel; dywedwch yr hyn sydd ei angen yn unig, a dim wrth riant.");

    public static readonly Text Relay = new(
        "Pass this on at once to the designated safeguarding person of the school named here, and to nobody else: the deadline is the school's. Acknowledging does not end it; record that the school was told.",
        "Trosglwyddwch hwn ar unwaith i berson diogelu dynodedig yr ysgol a enwir yma, ac i neb arall: terfyn amser yr ysgol yw hwn. Nid yw cydnabod yn ei gau; cofnodwch fod yr ysgol wedi cael gwybod.");
}
