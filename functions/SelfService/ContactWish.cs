using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>A change as it is asked for, checked.</summary>
public sealed record ContactWish(ContactChangeKind Kind, string? ContactId, DeskContact? Contact);

/// <summary>A change of contacts as a desk sends it.</summary>
/// <param name="Change">"add", "replace" or "remove".</param>
/// <param name="ContactId">Id of the contact that is replaced or removed.</param>
/// <param name="Contact">As it is to be; absent for "remove".</param>
public sealed record ContactChangeBody(string? Change = null, string? ContactId = null, ContactBody? Contact = null)
{
    /// <summary>Every fault at once; no value of the contact is repeated.</summary>
    public Outcome<ContactWish> Read()
    {
        var findings = new Findings();
        var known = Enum.TryParse<ContactChangeKind>(Change, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !int.TryParse(Change, out _);
        if (!known || (kind == ContactChangeKind.Add) != (ContactId is null))
        {
            findings.Fault(known ? "/contactId" : "/change", "contact-change-unknown");
        }
        var contact = kind == ContactChangeKind.Remove && known ? null : Check(Contact ?? new(), findings);
        return findings.Faults.Count > 0 ? new Refusal(Refusals.InvalidContactChange, findings.Faults) : new ContactWish(kind, ContactId, contact);
    }

    private static DeskContact Check(ContactBody said, Findings findings)
    {
        foreach (var (pointer, text) in new[] { ("/contact/name", said.Name), ("/contact/role", said.Role) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            {
                findings.Fault(pointer, "contact-incomplete");
            }
        }
        if ((said.Email is null && said.Telephone is null) || (said.Email is { } email && !ContactAddress.IsEmail(email)) || (said.Telephone is { } number && !ContactAddress.IsTelephone(number)))
        {
            findings.Fault("/contact", "contact-unreachable");
        }
        if (said.Language is not ("cy" or "en"))
        {
            findings.Fault("/contact/language", "contact-language");
        }
        if (!HoursRead(said.Hours))
        {
            findings.Fault("/contact/hours", "contact-hours");
        }
        return new("", said.Name?.Trim() ?? "", said.Role?.Trim() ?? "", said.Email?.Trim(), said.Telephone?.Trim(), said.Language ?? "en", said.Hours?.Trim() ?? "", said.SmsAnyTime ?? false, null);
    }

    private static bool HoursRead(string? hours)
    {
        try
        {
            return hours is null or { Length: <= 200 } && DeskHoursText.Read(string.IsNullOrWhiteSpace(hours) ? null : hours) is var _;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <param name="Language">"cy" or "en".</param>
/// <param name="Hours">When the person may be rung, like "Mon-Fri 08:00-16:00"; absent means at every hour.</param>
/// <param name="SmsAnyTime">The person's own choice.</param>
public sealed record ContactBody(
    string? Name = null, string? Role = null, string? Email = null, string? Telephone = null, string? Language = null, string? Hours = null, bool? SmsAnyTime = null);
