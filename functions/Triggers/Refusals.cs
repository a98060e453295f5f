using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>The one place where an expected failure becomes an HTTP status and a title.</summary>
public static class Refusals
{
    public const string NotFound = "not-found";
    public const string NotAllowed = "not-allowed";
    public const string NotSignedIn = "not-signed-in";
    public const string TokenExpired = "token-expired";
    public const string NotRegistered = "not-registered";
    public const string Unreadable = "unreadable-body";
    public const string TooLarge = "too-large";
    public const string ActionTooLarge = "action-too-large";
    public const string InvalidBody = "invalid-body";
    public const string UnsupportedMediaType = "unsupported-media-type";
    public const string InvalidReport = "invalid-report";
    public const string ReferenceConflict = "reference-conflict";
    public const string InvalidEvent = "invalid-event";
    public const string EventConflict = "event-conflict";
    public const string EventTooLarge = "event-too-large";
    public const string TooManyEvents = "too-many-events";
    public const string InvalidAmendment = "invalid-amendment";
    public const string AmendmentConflict = "amendment-conflict";
    public const string AmendedTooLarge = "amended-too-large";
    public const string TooManyAmendments = "too-many-amendments";
    public const string ReportWithdrawn = "report-withdrawn";
    public const string ActingPersonRequired = "acting-person-required";
    public const string AlreadyClosed = "already-closed";
    public const string NothingToRedirect = "nothing-to-redirect";
    public const string AlreadyAnswered = "already-answered";
    public const string DeskRequired = "desk-required";
    public const string NotDecisionOwner = "not-decision-owner";
    public const string RationaleRequired = "rationale-required";
    public const string InvalidDecision = "invalid-decision";
    public const string TooManyDecisions = "too-many-decisions";
    public const string NoMarkerToRead = "no-marker-to-read";
    public const string InvalidMarkerReading = "invalid-marker-reading";
    public const string NoMatchToConfirm = "no-match-to-confirm";
    public const string InvalidConfirmation = "invalid-confirmation";
    public const string TooManyConfirmations = "too-many-confirmations";
    public const string InvalidActions = "invalid-actions";
    public const string NothingToRecord = "nothing-to-record";
    public const string TooManyActions = "too-many-actions";
    public const string CaseIdTooLong = "case-id-too-long";
    public const string InvalidContactChange = "invalid-contact-change";
    public const string SecondPersonRequired = "second-person-required";
    public const string SignedInPersonRequired = "signed-in-person-required";
    public const string ChangeDecided = "change-decided";
    public const string TooManyChanges = "too-many-changes";
    public const string InvalidClosure = "invalid-closure";
    public const string InvalidReplay = "invalid-replay";
    public const string ReplayConflict = "replay-conflict";
    public const string InvalidBreakGlass = "invalid-break-glass";
    public const string GrantRequired = "grant-required";
    public const string InvalidQuery = "invalid-query";
    public const string ImportConflict = "import-conflict";
    public const string ImportRejected = "import-rejected";
    public const string ImportTooLarge = "import-too-large";
    public const string ImportMediaType = "import-media-type";
    public const string Unavailable = "unavailable";
    public const string UnreadableItem = "unreadable-item";
    public const string Unexpected = "unexpected";

    private static readonly Dictionary<string, (int Status, Text Title)> Table = new()
    {
        [NotFound] = (404, new("There is nothing here for you.", "Nid oes dim yma i chi.")),
        [NotAllowed] = (403, new("Your role does not allow this.", "Nid yw eich rôl yn caniatáu hyn.")),
        [NotSignedIn] = (401, new("A valid access token is needed.", "Mae angen tocyn mynediad dilys.")),
        [TokenExpired] = (401, new("The access token was not valid at the time when the message was sent. Send the message again with a new token.", "Nid oedd y tocyn mynediad yn ddilys ar yr adeg yr anfonwyd y neges. Anfonwch y neges eto gyda thocyn newydd.")),
        [NotRegistered] = (403, new("Your system or account is not registered in the directory.", "Nid yw eich system na'ch cyfrif wedi'i gofrestru yn y cyfeiriadur.")),
        [Unreadable] = (400, new("The body cannot be read.", "Ni ellir darllen y corff.")),
        [TooLarge] = (413, new("The report is larger than 256 KiB. Send less text, or several reports with one incidentReference.", "Mae'r adroddiad yn fwy na 256 KiB. Anfonwch lai o destun, neu sawl adroddiad ag un incidentReference.")),
        [ActionTooLarge] = (413, new("The body is larger than 64 KiB. Send less text.", "Mae'r corff yn fwy na 64 KiB. Anfonwch lai o destun.")),
        [InvalidBody] = (422, new("The body cannot be taken as it is. Every fault is listed.", "Ni ellir derbyn y corff fel y mae. Rhestrir pob nam.")),
        [UnsupportedMediaType] = (415, new("Send the body as application/json in UTF-8.", "Anfonwch y corff fel application/json mewn UTF-8.")),
        [InvalidReport] = (422, new("The report cannot be accepted as it is. Every fault is listed.", "Ni ellir derbyn yr adroddiad fel y mae. Rhestrir pob nam.")),
        [ReferenceConflict] = (409, new("This reference belongs to an accepted report with other content. Amend that report, or use a new reference.", "Mae'r cyfeirnod hwn yn perthyn i adroddiad a dderbyniwyd â chynnwys arall. Diwygiwch yr adroddiad hwnnw, neu defnyddiwch gyfeirnod newydd.")),
        [InvalidEvent] = (422, new("The event cannot be recorded as it is. Every fault is listed.", "Ni ellir cofnodi'r digwyddiad fel y mae. Rhestrir pob nam.")),
        [EventConflict] = (409, new("This reference belongs to a recorded event of this report with other content. Send the change as an event with a new reference.", "Mae'r cyfeirnod hwn yn perthyn i ddigwyddiad a gofnodwyd yn yr adroddiad hwn â chynnwys arall. Anfonwch y newid fel digwyddiad â chyfeirnod newydd.")),
        [EventTooLarge] = (413, new("The event is larger than 16 KiB. Send less text, or several events.", "Mae'r digwyddiad yn fwy nag 16 KiB. Anfonwch lai o destun, neu sawl digwyddiad.")),
        [TooManyEvents] = (409, new("This report holds as many events as can be kept, and this one was not recorded. Send what happened as a new report with the same incidentReference.", "Mae'r adroddiad hwn yn dal cynifer o ddigwyddiadau ag y gellir eu cadw, ac ni chofnodwyd yr un hwn. Anfonwch yr hyn a ddigwyddodd fel adroddiad newydd â'r un incidentReference.")),
        [InvalidAmendment] = (422, new("The report cannot be amended like this. Every fault is listed, and nothing was changed.", "Ni ellir diwygio'r adroddiad fel hyn. Rhestrir pob nam, ac ni newidiwyd dim.")),
        [AmendmentConflict] = (409, new("This reference belongs to an amendment of this report with other content. Send the change as an amendment with a new reference.", "Mae'r cyfeirnod hwn yn perthyn i ddiwygiad o'r adroddiad hwn â chynnwys arall. Anfonwch y newid fel diwygiad â chyfeirnod newydd.")),
        [AmendedTooLarge] = (413, new("The amended report would be larger than 256 KiB, and nothing was changed. Send the rest as a new report with the same incidentReference.", "Byddai'r adroddiad diwygiedig yn fwy na 256 KiB, ac ni newidiwyd dim. Anfonwch y gweddill fel adroddiad newydd â'r un incidentReference.")),
        [TooManyAmendments] = (409, new("This report holds as many amendments as can be kept, and this one was not recorded. Send what is known now as a new report with the same incidentReference.", "Mae'r adroddiad hwn yn dal cynifer o ddiwygiadau ag y gellir eu cadw, ac ni chofnodwyd yr un hwn. Anfonwch yr hyn sy'n hysbys bellach fel adroddiad newydd â'r un incidentReference.")),
        [ReportWithdrawn] = (409, new("The sender took this report back, and nothing more is recorded on it. Send a new report with the same incidentReference.", "Tynnodd yr anfonwr yr adroddiad hwn yn ôl, ac ni chofnodir dim mwy arno. Anfonwch adroddiad newydd â'r un incidentReference.")),
        [ActingPersonRequired] = (422, new("Say which person acts: actingPerson with an id or a name.", "Dywedwch pa berson sy'n gweithredu: actingPerson gydag id neu enw.")),
        [AlreadyClosed] = (409, new("This item is closed already: it was acknowledged, redirected or stood down.", "Mae'r eitem hon eisoes ar gau: cafodd ei chydnabod, ei hailgyfeirio neu ei thynnu'n ôl.")),
        [AlreadyAnswered] = (409, new("The right desk was named before, and that one stands: its id is in names.", "Enwyd y ddesg gywir o'r blaen, a honno sy'n sefyll: mae ei rhif adnabod yn names.")),
        [NothingToRedirect] = (409, new("This item only tells of another item: there is nothing to redirect.", "Dim ond sôn am eitem arall y mae'r eitem hon: nid oes dim i'w ailgyfeirio.")),
        [DeskRequired] = (422, new("Name the right desk or school, one that the directory knows.", "Enwch y ddesg neu'r ysgol gywir, un y mae'r cyfeiriadur yn ei hadnabod.")),
        [NotDecisionOwner] = (409, new("Your desk received this item for information: the deciding authority alone records the decision.", "Derbyniodd eich desg yr eitem hon er gwybodaeth: yr awdurdod sy'n penderfynu yn unig sy'n cofnodi'r penderfyniad.")),
        [RationaleRequired] = (422, new("Record why: no further action, or a decision without next actions, needs a rationale.", "Cofnodwch pam: mae angen rhesymeg ar gyfer dim camau pellach, neu benderfyniad heb gamau nesaf.")),
        [InvalidDecision] = (422, new("The decision cannot be recorded as it is. Every fault is listed.", "Ni ellir cofnodi'r penderfyniad fel y mae. Rhestrir pob nam.")),
        [TooManyDecisions] = (409, new("This item holds as many decisions as can be kept. Record the change in your own case system.", "Mae'r eitem hon yn dal cynifer o benderfyniadau ag y gellir eu cadw. Cofnodwch y newid yn eich system achosion eich hun.")),
        [NoMarkerToRead] = (409, new("This item asks for no reading of a marker.", "Nid yw'r eitem hon yn gofyn am ddarlleniad o nodyn.")),
        [InvalidMarkerReading] = (422, new("The reading cannot be recorded as it is. Every fault is listed.", "Ni ellir cofnodi'r darlleniad fel y mae. Rhestrir pob nam.")),
        [NoMatchToConfirm] = (409, new("This item holds no possible match with other reports.", "Nid yw'r eitem hon yn dal unrhyw gyfatebiaeth bosibl ag adroddiadau eraill.")),
        [InvalidConfirmation] = (422, new("The confirmation cannot be recorded as it is. Every fault is listed.", "Ni ellir cofnodi'r cadarnhad fel y mae. Rhestrir pob nam.")),
        [TooManyConfirmations] = (409, new("This item holds as many confirmations as can be kept. Record the change in your own case system.", "Mae'r eitem hon yn dal cynifer o gadarnhadau ag y gellir eu cadw. Cofnodwch y newid yn eich system achosion eich hun.")),
        [InvalidActions] = (422, new("The actions cannot be recorded as they are. Every fault is listed.", "Ni ellir cofnodi'r camau fel y maent. Rhestrir pob nam.")),
        [NothingToRecord] = (409, new("This item has no actions to record: only a desk that was notified of the child, or passes a notification on, records what it did.", "Nid oes camau i'w cofnodi ar yr eitem hon: dim ond desg a hysbyswyd am y plentyn, neu sy'n trosglwyddo hysbysiad, sy'n cofnodi'r hyn a wnaeth.")),
        [TooManyActions] = (409, new("This item holds as many records of actions as can be kept. Go on in the child's own file.", "Mae'r eitem hon yn dal cynifer o gofnodion camau ag y gellir eu cadw. Ewch ymlaen yn ffeil y plentyn ei hun.")),
        [CaseIdTooLong] = (422, new("recipientCaseId has more than 100 characters. Send the case number alone.", "Mae recipientCaseId yn hwy na 100 nod. Anfonwch rif yr achos yn unig.")),
        [InvalidContactChange] = (422, new("The change of contacts cannot be taken as it is. Every fault is listed.", "Ni ellir derbyn y newid i'r cysylltiadau fel y mae. Rhestrir pob nam.")),
        [SecondPersonRequired] = (409, new("You asked for this change yourself: another person of the desk, or a directory administrator, approves it.", "Chi a ofynnodd am y newid hwn: rhaid i berson arall o'r ddesg, neu weinyddwr y cyfeiriadur, ei gymeradwyo.")),
        [SignedInPersonRequired] = (403, new("A person must sign in for this: a system cannot vouch for two persons.", "Rhaid i berson fewngofnodi ar gyfer hyn: ni all system warantu dau berson.")),
        [ChangeDecided] = (409, new("This change was decided already, the other way.", "Mae'r newid hwn eisoes wedi'i benderfynu, y ffordd arall.")),
        [TooManyChanges] = (409, new("As many changes wait for a second person as can be kept, or the list is full. Decide one, or remove a contact.", "Mae cynifer o newidiadau'n aros am ail berson ag y gellir eu cadw, neu mae'r rhestr yn llawn. Penderfynwch un, neu tynnwch gyswllt.")),
        [InvalidClosure] = (422, new("The closure cannot be taken as it is. Every fault is listed.", "Ni ellir derbyn y cau fel y mae. Rhestrir pob nam.")),
        [InvalidReplay] = (422, new("The replay cannot be taken as it is. Every fault is listed, and nothing was sent.", "Ni ellir derbyn yr ailanfon fel y mae. Rhestrir pob nam, ac nid anfonwyd dim.")),
        [ReplayConflict] = (409, new("This requestId belongs to another request. Send this one under a new requestId.", "Mae'r requestId hwn yn perthyn i gais arall. Anfonwch yr un hwn o dan requestId newydd.")),
        [InvalidBreakGlass] = (422, new("Access to content cannot be granted like this. Every fault is listed.", "Ni ellir caniatáu mynediad at gynnwys fel hyn. Rhestrir pob nam.")),
        [GrantRequired] = (403, new("Content is shown only while you hold a live grant for this item. Ask for one with a reason; the auditor is told.", "Dim ond tra bo gennych ganiatâd byw ar gyfer yr eitem hon y dangosir cynnwys. Gofynnwch am un gyda rheswm; hysbysir yr archwilydd.")),
        [InvalidQuery] = (400, new("A query parameter cannot be read.", "Ni ellir darllen paramedr ymholiad.")),
        [ImportConflict] = (409, new("This import id belongs to another file. Send the file under a new id.", "Mae id y mewnforio hwn yn perthyn i ffeil arall. Anfonwch y ffeil o dan id newydd.")),
        [ImportRejected] = (422, new("Nothing was imported: lines are wrong, and each is named. Send the corrected file under a new id.", "Ni fewnforiwyd dim: mae llinellau'n anghywir, ac enwir pob un. Anfonwch y ffeil wedi'i chywiro o dan id newydd.")),
        [ImportTooLarge] = (413, new("The file is larger than 8 MiB. Send it in several files, each with whole authorities.", "Mae'r ffeil yn fwy nag 8 MiB. Anfonwch hi mewn sawl ffeil, pob un ag awdurdodau cyfan.")),
        [ImportMediaType] = (415, new("Send the file with the media type of its shape, in UTF-8.", "Anfonwch y ffeil â math cyfrwng ei ffurf, mewn UTF-8.")),
        [Unavailable] = (503, new("The service cannot store anything at this moment. Nothing was accepted: send it again.", "Ni all y gwasanaeth storio dim ar hyn o bryd. Ni dderbyniwyd dim: anfonwch ef eto.")),
        [UnreadableItem] = (500, new("This item is kept and cannot be shown. Give its id to the operator of the service.", "Cedwir yr eitem hon ond ni ellir ei dangos. Rhowch ei rhif adnabod i weithredwr y gwasanaeth.")),
        [Unexpected] = (500, new("Something unexpected happened. Send it again; the same reference is never accepted twice.", "Digwyddodd rhywbeth annisgwyl. Anfonwch ef eto; ni dderbynnir yr un cyfeirnod ddwywaith.")),
    };

    public static IReadOnlyCollection<string> Codes => Table.Keys;

    public static int Status(string code) => Table[code].Status;

    public static Text Title(string code) => Table[code].Title;
}
