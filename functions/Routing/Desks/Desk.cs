using NodaTime;

namespace Safeguarding.Routing;

public enum DeskKind
{
    Intake, EducationSafeguarding, HomeEducation, EmergencyDutyTeam, DutyDesk, School, Police, HealthBoard, TraffickingAdvocate, Sender,
}

/// <summary>How a desk's items reach it beside its inbox, where they always lie.</summary>
public enum DeskChannel { Inbox, ServiceBus }

/// <summary>The unit that receives: never a whole organisation (design 1).</summary>
/// <param name="Id">e.g. "W06000015.intake", "edt.example-east", "duty.gwent", "school.6814001".</param>
/// <param name="Organisation">Code of the organisation that runs it: an authority's GSS code, a school number, "police.gwent".</param>
/// <param name="Hours">When people sit at the desk, Europe/London; null means at every hour.</param>
/// <param name="EmergencyDutyTeam">Desk that covers this one outside its hours, if any.</param>
/// <param name="EscalatesTo">Desk that hears of an item which this desk leaves waiting, if any.</param>
/// <param name="Webhook">Where its system is told, by id alone, that an item waits; beside every channel. Its secret stands elsewhere.</param>
public sealed record Desk(
    string Id, DeskKind Kind, string Organisation, string NameEn, string NameCy,
    DeskHours? Hours = null, string? EmergencyDutyTeam = null, string? EscalatesTo = null, DeskChannel Channel = DeskChannel.Inbox,
    Uri? Webhook = null);

/// <summary>
/// Weekly opening hours in Europe/London, half-open; whether a bank holiday is closed, the kind of the desk says. Keys absent = closed that day; of
/// several intervals on a day all count, and none overlaps another.
/// </summary>
public sealed record DeskHours(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpenInterval>> Days);

/// <summary>Half-open interval of local time on one day.</summary>
public sealed record OpenInterval(LocalTime From, LocalTime Until);

/// <summary>A local authority as the directory knows it.</summary>
/// <param name="Code">GSS code, e.g. W06000015.</param>
/// <param name="Board">Id of its safeguarding board, e.g. "gwent"; duty desks are per board.</param>
/// <param name="EducationCode">First three digits of its schools' numbers; null outside Wales.</param>
public sealed record Authority(string Code, string NameEn, string NameCy, string Board, string PoliceForce, string? EducationCode = null);

/// <summary>What kind of establishment educates; unknown types are kept as <see cref="Other"/>, since every one of them is notified alike (DA Act 2021 s.49A(4)).</summary>
public enum SchoolType { Other, Nursery, Primary, Middle, Secondary, Special, Pru, Eotas, Independent, FurtherEducation }

/// <summary>A school, PRU, EOTAS provision, independent school or FE college, with the hours that deadlines use.</summary>
/// <param name="Number">Welsh 7-digit number or English URN.</param>
/// <param name="Authority">GSS code of the authority of the school (not of the child's home).</param>
/// <param name="StartsAt">Recorded start of its day, or null (09:00).</param>
/// <param name="EndsAt">Recorded end of its day, or null (15:30).</param>
public sealed record School(
    string Number, string NameEn, string NameCy, string Authority,
    LocalTime? StartsAt = null, LocalTime? EndsAt = null, string? HolidayDesk = null, SchoolType Type = SchoolType.Other)
{
    public string DeskId => $"school.{Number}";
}
