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
    public const string DeskRequired = "desk-required";
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
        [DeskRequired] = (422, new("Name the right desk or school, one that the directory knows.", "Enwch y ddesg neu'r ysgol gywir, un y mae'r cyfeiriadur yn ei hadnabod.")),
        [InvalidQuery] = (400, new("A query parameter cannot be read.", "Ni ellir darllen paramedr ymholiad.")),
        [Unavailable] = (503, new("The service cannot store anything at this moment. Nothing was accepted: send it again.", "Ni all y gwasanaeth storio dim ar hyn o bryd. Ni dderbyniwyd dim: anfonwch ef eto.")),
        [Unexpected] = (500, new("Something unexpected happened. Send it again; the same reference is never accepted twice.", "Digwyddodd rhywbeth annisgwyl. Anfonwch ef eto; ni dderbynnir yr un cyfeirnod ddwywaith.")),
    };

    public static IReadOnlyCollection<string> Codes => Table.Keys;

    public static int Status(string code) => Table[code].Status;

    public static Text Title(string code) => Table[code].Title;
}
