using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.SelfService;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.SelfService;

/// <summary>A desk with two imported contacts; one person asks, another decides.</summary>
public class ContactChangesTests
{
    private const string Desk = "school.6804001";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);
    private static readonly DeskContacts Empty = new() { Id = Desk };
    private static readonly Contact[] Imported = [Row("First", "safeguarding person"), Row("Second", "safeguarding person"), Row("Third", "deputy")];

    [Fact]
    public void Asked_ChangesNothingYet()
    {
        var (desk, change) = Ask(Empty, Add("New"));

        (change.State, change.By, change.Before).ShouldBe((ContactChangeState.Pending, "asker", null));
        Names(desk).ShouldBe("First Second Third");
    }

    [Fact]
    public void Added_StandsLast()
    {
        var (desk, change) = Ask(Empty, Add("New"));
        Names(Approve(desk, change)).ShouldBe("First Second Third New");
    }

    [Fact]
    public void Replaced_KeepsPlaceAndIdAndRemembersTheOldChannel()
    {
        var second = Empty.Over(Imported)[1];
        var (desk, change) = Ask(Empty, new(ContactChangeKind.Replace, second.Id, second with { Name = "New", Email = "new@schools.example.org" }));

        change.Before!.Email.ShouldBe("Second@schools.example.org");
        var after = Approve(desk, change).Over(Imported);
        (after[1].Id, after[1].Name, after[1].LastVerified).ShouldBe((second.Id, "New", new LocalDate(2026, 11, 24)));
    }

    [Fact]
    public void Removed_StaysRemovedAfterAnotherImport()
    {
        var (desk, change) = Ask(Empty, new(ContactChangeKind.Remove, Empty.Over(Imported)[0].Id, null));
        Names(Approve(desk, change)).ShouldBe("Second Third");
    }

    [Fact]
    public void TheSameAskedAgainWhileItWaits_IsTheSameChange()
    {
        var (desk, change) = Ask(Empty, Add("New"));
        var (again, second) = ContactChanges.Asked(desk, Add("New"), Imported, Reading.Ids, "somebody else", Now);

        again.ShouldBeNull();
        second.Value!.Id.ShouldBe(change.Id);
        Ask(desk, Add("Other")).Change.Id.ShouldNotBe(change.Id);
    }

    [Fact]
    public void WhoeverAsked_CannotApproveButMayWithdraw()
    {
        var (desk, change) = Ask(Empty, Add("New"));

        ContactChanges.Decided(desk, change.Id, approve: true, "asker", Now).Change.Refusal!.Code.ShouldBe("second-person-required");
        ContactChanges.Decided(desk, change.Id, approve: false, "asker", Now).Change.Value!.State.ShouldBe(ContactChangeState.Refused);
    }

    [Fact]
    public void DecidedOnce_TheSameAgainChangesNothingAndTheOtherWayIsRefused()
    {
        var (desk, change) = Ask(Empty, Add("New"));
        var approved = Approve(desk, change);

        ContactChanges.Decided(approved, change.Id, approve: true, "second", Now).Desk.ShouldBeNull();
        ContactChanges.Decided(approved, change.Id, approve: false, "second", Now).Change.Refusal!.Code.ShouldBe("change-decided");
        ContactChanges.Decided(approved, "unknown", approve: true, "second", Now).Change.Refusal!.Code.ShouldBe("not-found");
    }

    [Fact]
    public void RefusedOnes_ChangeNothingAndTheDocumentStaysBounded()
    {
        var desk = Empty;
        for (var i = 0; i < 60; i++)
        {
            var (asked, change) = Ask(desk, Add($"New {i}"));
            desk = ContactChanges.Decided(asked, change.Id, approve: false, "second", Now).Desk!;
        }

        Names(desk).ShouldBe("First Second Third");
        (desk.Changes.Count, desk.Asked).ShouldBe((40, 60));
    }

    [Fact]
    public void TenThatWait_AreEnough()
    {
        var desk = Enumerable.Range(0, 10).Aggregate(Empty, (d, i) => Ask(d, Add($"New {i}")).Desk);
        ContactChanges.Asked(desk, Add("one more"), Imported, Reading.Ids, "asker", Now).Change.Refusal!.Code.ShouldBe("too-many-changes");
    }

    [Fact]
    public void ContactOfAnotherDesk_IsUnknown() =>
        ContactChanges.Asked(Empty, new(ContactChangeKind.Remove, "k0", null), Imported, Reading.Ids, "asker", Now).Change.Refusal!.Errors[0].Pointer.ShouldBe("/contactId");

    [Fact]
    public void Attested_CountsAsVerifiedTodayAndNeverEarlier()
    {
        var first = Empty.Over(Imported)[0].Id;
        var attested = ContactChanges.Attested(Empty, [first], new(2026, 11, 24))!;

        attested.Over(Imported).Select(c => c.LastVerified).ShouldBe([new(2026, 11, 24), new(2026, 9, 1), new(2026, 9, 1)]);
        ContactChanges.Attested(attested, [first], new(2026, 11, 24)).ShouldBeNull();
    }

    [Fact]
    public void Ids_SayNothingOfAPersonAndSurviveAnImport()
    {
        var ids = Empty.Over(Imported).Select(c => c.Id).ToList();
        ids.ShouldBeUnique();
        Empty.Over([.. Imported.Select(c => c with { Name = "Somebody", Email = "else@schools.example.org" })]).Select(c => c.Id).ShouldBe(ids);
    }

    private static (DeskContacts Desk, ContactChange Change) Ask(DeskContacts desk, ContactWish wish)
    {
        var (changed, change) = ContactChanges.Asked(desk, wish, Imported, Reading.Ids, "asker", Now);
        return (changed.ShouldNotBeNull(), change.Value!);
    }

    private static DeskContacts Approve(DeskContacts desk, ContactChange change) => ContactChanges.Decided(desk, change.Id, approve: true, "second", Now).Desk.ShouldNotBeNull();

    private static ContactWish Add(string name) => new(ContactChangeKind.Add, null, new("", name, "deputy", "x@schools.example.org", null, "en", "", false, null));

    private static string Names(DeskContacts desk) => string.Join(' ', desk.Over(Imported).Select(c => c.Name));

    private static Contact Row(string name, string role) =>
        new(Desk, name, role, $"{name}@schools.example.org", "07700 900001", "en", "", new LocalDate(2026, 9, 1));
}
