using Safeguarding.Directory;

namespace Safeguarding.Access;

/// <summary>Which roles may call which endpoint: the whole authorisation of the HTTP surface in one table. An endpoint that is not here answers nobody.</summary>
public static class RoleTable
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed = new Dictionary<string, IReadOnlyList<string>>
    {
        ["ReceiveReferral"] = [Roles.Submitter],
        ["ReceiveMissingEpisode"] = [Roles.Submitter],
        ["RecordEpisodeEvent"] = [Roles.Submitter],
        ["ReceiveEncompassNotification"] = [Roles.Submitter],
        ["AmendReport"] = [Roles.Submitter],
        ["PreviewRouting"] = [Roles.Submitter],
        ["GetReport"] = [Roles.Submitter],
        ["ListReports"] = [Roles.Submitter],
        ["AnswerRoute"] = [Roles.Submitter],
        ["ListDeliveries"] = [Roles.Recipient, Roles.DutyDesk],
        ["OpenDelivery"] = [Roles.Recipient, Roles.DutyDesk],
        ["AcknowledgeDelivery"] = [Roles.Recipient, Roles.DutyDesk],
        ["RedirectDelivery"] = [Roles.Recipient, Roles.DutyDesk],
        ["DecideDelivery"] = [Roles.Recipient, Roles.DutyDesk],
        ["ConfirmMatch"] = [Roles.Recipient, Roles.DutyDesk],
        ["RecordActions"] = [Roles.Recipient, Roles.DutyDesk],
        ["ReadMarker"] = [Roles.DutyDesk],
        ["ListContacts"] = [Roles.Recipient, Roles.DutyDesk, Roles.DirectoryAdmin],
        ["AttestContacts"] = [Roles.Recipient, Roles.DutyDesk],
        ["ChangeContact"] = [Roles.Recipient, Roles.DutyDesk],
        ["ApproveContactChange"] = [Roles.Recipient, Roles.DutyDesk, Roles.DirectoryAdmin],
        ["AnnounceClosure"] = [Roles.Recipient, Roles.DutyDesk],
        ["WithdrawClosure"] = [Roles.Recipient, Roles.DutyDesk],
        ["ImportDirectory"] = [Roles.DirectoryAdmin],
        ["GetDirectoryImport"] = [Roles.DirectoryAdmin],
        ["ListLateness"] = [Roles.Operator, Roles.Auditor],
        ["ListItems"] = [Roles.Operator],
        ["ReplayItems"] = [Roles.Operator],
        ["BreakGlass"] = [Roles.Operator],
        ["ReadItemContent"] = [Roles.Operator],
        ["ListNotices"] = [Roles.Auditor],
    };

    /// <summary>
    /// Whoever lost the right a moment ago is refused here by every instance, because what it opens cannot be taken back: content outside one's desk, who
    /// may sign in, and whom a desk's alerts reach. Elsewhere rights may be as old as <see cref="IDirectory.PointerAge"/>.
    /// </summary>
    public static readonly IReadOnlyList<string> ByRightsOfNow =
        ["BreakGlass", "ReadItemContent", "ImportDirectory", "ChangeContact", "ApproveContactChange"];

    /// <summary>Open to everybody, because they hold nothing: whether the service runs, and what its interface is.</summary>
    public static readonly IReadOnlyList<string> Anonymous = ["Health", "HealthLive", "DescribeApi"];
}
