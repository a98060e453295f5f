namespace Safeguarding.Directory;

/// <summary>
/// What desks say about themselves after an import: contacts and closed days. It lies beside the snapshots, which never change, and is read
/// when an item is accepted, chased or recomputed, never copied into a report.
/// </summary>
public interface ILiveDirectory
{
    /// <summary>What the desk has changed and attested; nothing yet is an empty document.</summary>
    Task<DeskContacts> Contacts(string desk, CancellationToken stop);

    /// <summary>Changes by ETag; a concurrent change is re-read and <paramref name="change"/> applied again. Null leaves all as it is.</summary>
    Task<DeskContacts> ChangeContacts(string desk, Func<DeskContacts, DeskContacts?> change, CancellationToken stop);

    Task<SchoolClosures> Closures(string school, CancellationToken stop);

    Task<SchoolClosures> ChangeClosures(string school, Func<SchoolClosures, SchoolClosures?> change, CancellationToken stop);
}
