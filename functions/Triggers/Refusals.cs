using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>The one place where an expected failure becomes an HTTP status and a title.</summary>
public static class Refusals
{
    public const string NotFound = "not-found";
    public const string NotAllowed = "not-allowed";
    public const string NotSignedIn = "not-signed-in";
    public const string NotRegistered = "not-registered";
    public const string Unreadable = "unreadable-body";
    public const string TooLarge = "too-large";
    public const string UnsupportedMediaType = "unsupported-media-type";
    public const string InvalidReport = "invalid-report";
    public const string ReferenceConflict = "reference-conflict";
    public const string InvalidEvent = "invalid-event";
    public const string EventConflict = "event-conflict";
    public const string EventTooLarge = "event-too-large";
    public const string TooManyEvents = "too-many-events";
    public const string ActingPersonRequired = "acting-person-required";
    public const string AlreadyClosed = "already-closed";
    public const string NothingToRedirect = "nothing-to-redirect";
    public const string DeskRequired = "desk-required";
    public const string NotDecisionOwner = "not-decision-owner";
    public const string RationaleRequired = "rationale-required";
    public const string InvalidDecision = "invalid-decision";
    public const string TooManyDecisions = "too-many-decisions";
    public const string CaseIdTooLong = "case-id-too-long";
    public const string InvalidQuery = "invalid-query";
    public const string Unavailable = "unavailable";
    public const string Unexpected = "unexpected";

    private static readonly Dictionary<string, (int Status, Text Title)> Table = new()
    {
        [NotFound] = (404, new("There is nothing here for you.", "Nid oes dim yma i chi.")),
        [NotAllowed] = (403, new("Your role does not allow this.", "Nid yw eich rôl yn caniatáu hyn.")),
        [NotSignedIn] = (401, new("A valid access token is needed.", "Mae angen tocyn mynediad dilys.")),
        [NotRegistered] = (403, new("Your system or account is not registered in the directory.", "Nid yw eich system na'ch cyfrif wedi'i gofrestru yn y cyfeiriadur.")),
        [Unreadable] = (400, new("The body cannot be read as a report.", "Ni ellir darllen y corff fel adroddiad.")),
        [TooLarge] = (413, new("The report is larger than 256 KiB. Send less text, or several reports with one incidentReference.", "Mae'r adroddiad yn fwy na 256 KiB. Anfonwch lai o destun, neu sawl adroddiad ag un incidentReference.")),
        [UnsupportedMediaType] = (415, new("Send the report as application/json in UTF-8.", "Anfonwch yr adroddiad fel application/json mewn UTF-8.")),
        [InvalidReport] = (422, new("The report cannot be accepted as it is. Every fault is listed.", "Ni ellir derbyn yr adroddiad fel y mae. Rhestrir pob nam.")),
        [ReferenceConflict] = (409, new("This reference belongs to an accepted report with other content. Amend that report, or use a new reference.", "Mae'r cyfeirnod hwn yn perthyn i adroddiad a dderbyniwyd â chynnwys arall. Diwygiwch yr adroddiad hwnnw, neu defnyddiwch gyfeirnod newydd.")),
        [InvalidEvent] = (422, new("The event cannot be recorded as it is. Every fault is listed.", "Ni ellir cofnodi'r digwyddiad fel y mae. Rhestrir pob nam.")),
        [EventConflict] = (409, new("This reference belongs to a recorded event of this report with other content. Send the change as an event with a new reference.", "Mae'r cyfeirnod hwn yn perthyn i ddigwyddiad a gofnodwyd yn yr adroddiad hwn â chynnwys arall. Anfonwch y newid fel digwyddiad â chyfeirnod newydd.")),
        [EventTooLarge] = (413, new("The event is larger than 16 KiB. Send less text, or several events.", "Mae'r digwyddiad yn fwy nag 16 KiB. Anfonwch lai o destun, neu sawl digwyddiad.")),
        [TooManyEvents] = (409, new("This report holds as many events as can be kept, and this one was not recorded. Send what happened as a new report with the same incidentReference.", "Mae'r adroddiad hwn yn dal cynifer o ddigwyddiadau ag y gellir eu cadw, ac ni chofnodwyd yr un hwn. Anfonwch yr hyn a ddigwyddodd fel adroddiad newydd â'r un incidentReference.")),
        [ActingPersonRequired] = (422, new("Say which person acts: actingPerson with an id or a name.", "Dywedwch pa berson sy'n gweithredu: actingPerson gydag id neu enw.")),
        [AlreadyClosed] = (409, new("This item is closed already: it was acknowledged, redirected or stood down.", "Mae'r eitem hon eisoes ar gau: cafodd ei chydnabod, ei hailgyfeirio neu ei thynnu'n ôl.")),
        [NothingToRedirect] = (409, new("This item only says that another desk's item waits: there is nothing to redirect.", "Dim ond dweud bod eitem desg arall yn aros y mae'r eitem hon: nid oes dim i'w ailgyfeirio.")),
        [DeskRequired] = (422, new("Name the right desk or school, one that the directory knows.", "Enwch y ddesg neu'r ysgol gywir, un y mae'r cyfeiriadur yn ei hadnabod.")),
        [NotDecisionOwner] = (409, new("Your desk received this item for information: the deciding authority alone records the decision.", "Derbyniodd eich desg yr eitem hon er gwybodaeth: yr awdurdod sy'n penderfynu yn unig sy'n cofnodi'r penderfyniad.")),
        [RationaleRequired] = (422, new("Record why: no further action, or a decision without next actions, needs a rationale.", "Cofnodwch pam: mae angen rhesymeg ar gyfer dim camau pellach, neu benderfyniad heb gamau nesaf.")),
        [InvalidDecision] = (422, new("The decision cannot be recorded as it is. Every fault is listed.", "Ni ellir cofnodi'r penderfyniad fel y mae. Rhestrir pob nam.")),
        [TooManyDecisions] = (409, new("This item holds as many decisions as can be kept. Record the change in your own case system.", "Mae'r eitem hon yn dal cynifer o benderfyniadau ag y gellir eu cadw. Cofnodwch y newid yn eich system achosion eich hun.")),
        [CaseIdTooLong] = (422, new("recipientCaseId has more than 100 characters. Send the case number alone.", "Mae recipientCaseId yn hwy na 100 nod. Anfonwch rif yr achos yn unig.")),
        [InvalidQuery] = (400, new("A query parameter cannot be read.", "Ni ellir darllen paramedr ymholiad.")),
        [Unavailable] = (503, new("The service cannot store anything at this moment. Nothing was accepted: send it again.", "Ni all y gwasanaeth storio dim ar hyn o bryd. Ni dderbyniwyd dim: anfonwch ef eto.")),
        [Unexpected] = (500, new("Something unexpected happened. Send it again; the same reference is never accepted twice.", "Digwyddodd rhywbeth annisgwyl. Anfonwch ef eto; ni dderbynnir yr un cyfeirnod ddwywaith.")),
    };

    public static IReadOnlyCollection<string> Codes => Table.Keys;

    public static int Status(string code) => Table[code].Status;

    public static Text Title(string code) => Table[code].Title;
}
