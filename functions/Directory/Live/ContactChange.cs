using NodaTime;

namespace Safeguarding.Directory;

public enum ContactChangeKind { Add, Replace, Remove }

public enum ContactChangeState { Pending, Approved, Refused }

/// <summary>
/// A change of a desk's contacts: asked for by one person and decided by another, because whoever can redirect a desk's alerts can make it
/// miss a child. UTC.
/// </summary>
/// <param name="ContactId">The contact that it is about; for one that is added, the id that it gets.</param>
/// <param name="Contact">As it is to be; null where it is removed.</param>
/// <param name="Before">As it was when the change was asked for, so that the old channel is told; null where it is added.</param>
/// <param name="By">Principal id of the person who asked.</param>
public sealed record ContactChange(
    string Id, ContactChangeKind Kind, string ContactId, DeskContact? Contact, DeskContact? Before, string By, Instant At)
{
    public ContactChangeState State { get; init; }

    public string? DecidedBy { get; init; }

    public Instant? DecidedAt { get; init; }

    /// <summary>Whether it asks for the same, by whomever and whenever.</summary>
    public bool AsksTheSameAs(ContactChange other) =>
        Kind == other.Kind && (Kind == ContactChangeKind.Add || ContactId == other.ContactId) && Contact == other.Contact?.As(Contact);
}

internal static class Contacts
{
    /// <summary>An added contact's id is given to it and says nothing of what was asked.</summary>
    public static DeskContact As(this DeskContact contact, DeskContact? other) => other is null ? contact : contact with { Id = other.Id };
}
