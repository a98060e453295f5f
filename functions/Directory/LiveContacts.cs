using NodaTime;

namespace Safeguarding.Directory;

/// <summary>A school needs two people who can be reached, or one absence leaves a child unprotected (domain 1.9).</summary>
internal static class LiveContacts
{
    /// <param name="today">Date in London.</param>
    public static void Check(DirectoryData data, LocalDate today, ImportFindings findings)
    {
        var live = data.Contacts.Where(c => IsLive(c, today)).CountBy(c => c.DeskId).ToDictionary();
        foreach (var school in data.Schools.Where(s => live.GetValueOrDefault(s.DeskId) < DirectoryLimits.LiveContacts.Value))
        {
            findings.Warn(new("import-few-live-contacts", Detail: school.DeskId));
        }
    }

    private static bool IsLive(Contact contact, LocalDate today) =>
        (contact.Email.Length > 0 || contact.Telephone.Length > 0)
        && contact.LastVerified is { } verified && Period.DaysBetween(verified, today) <= DirectoryLimits.ContactVerified.Value;
}
