namespace Safeguarding.Directory;

/// <summary>Roles of the directory.</summary>
public static class Roles
{
    public const string Submitter = "submitter";
    public const string Recipient = "recipient";
    public const string DutyDesk = "duty-desk";
    public const string Operator = "operator";
    public const string Auditor = "auditor";
    public const string DirectoryAdmin = "directory-admin";

    internal static readonly IReadOnlyList<string> All = [Submitter, Recipient, DutyDesk, Operator, Auditor, DirectoryAdmin];
}

/// <summary>Words that rows of the directory hold and the service compares as they stand.</summary>
internal static class DirectoryWords
{
    /// <summary>What a principal may submit: the names of the kinds of report.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["referral", "missing-episode", "encompass-notification"];

    /// <summary>What an organisation that submits is. Duties depend on it, so a word that nobody knows would take one away unseen.</summary>
    public static readonly IReadOnlyList<string> SenderTypes = ["police", "council", "health", "school", "third-sector", "substance-misuse", "nca", "glaa"];

    public static readonly IReadOnlyList<string> Languages = ["cy", "en"];
}
