using Safeguarding.Directory;

namespace Safeguarding.Deliveries;

/// <summary>Items that tell a desk something about itself: they belong to no report and hold no child.</summary>
public static class Notices
{
    public const string ContactChange = "contact-change";

    private const string Cause = "notice:";

    public static string CauseOf(string step) => $"{Cause}{step}";

    /// <summary>
    /// A notice of a contact's change goes to the old channel, as it was when the change was asked for: a change that the contact did not want
    /// must not be able to silence it. Null where there is none, and then the desk's contacts are told.
    /// </summary>
    public static DeskContact? OldContact(Delivery delivery, DeskContacts desk) =>
        delivery.Cause.StartsWith(Cause, StringComparison.Ordinal) ? desk.Change(delivery.ReportId)?.Before : null;
}
