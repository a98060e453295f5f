using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Safeguarding.Directory;

/// <summary>A person who is reached for a desk, as the desk's list stands now.</summary>
/// <param name="Id">Opaque and stable; the only part of a contact that logs, records and audit may hold.</param>
/// <param name="Email">Null where the person is reached by telephone only.</param>
/// <param name="Language">"cy" or "en": the language that this person is written to in.</param>
/// <param name="Hours">When this person may be rung, as <see cref="DeskHoursText"/> writes it, Europe/London; empty means at every hour.</param>
/// <param name="SmsAnyTime">The person's own choice to get text messages outside these hours too.</param>
/// <param name="LastVerified">London date on which a person of the desk last attested that it is right.</param>
public sealed record DeskContact(
    string Id, string Name, string Role, string? Email, string? Telephone, string Language, string Hours, bool SmsAnyTime, LocalDate? LastVerified);

/// <summary>Ids of imported contacts: from desk, role and place among those of the role, so that an import of the same list keeps them.</summary>
public static class ContactIds
{
    private const int Length = 16;

    public static string Imported(string desk, string role, int place) => Hash($"imported\n{desk}\n{role}\n{place}");

    public static string Added(string desk, int number) => Hash($"added\n{desk}\n{number}");

    private static string Hash(string text) => "k" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}
