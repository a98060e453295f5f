namespace Safeguarding.Reports;

/// <summary>What is wrong and what to change, for every stable code of a finding.</summary>
public static class FindingTexts
{
    private static readonly Dictionary<string, Text> Texts = new()
    {
        ["malformed-json"] = new("The body is not readable JSON. Send one JSON object in UTF-8.", "Nid yw'r corff yn JSON darllenadwy. Anfonwch un gwrthrych JSON mewn UTF-8."),
        ["unsupported-media-type"] = new("Content-Type must be application/json, with charset utf-8 or none.", "Rhaid i Content-Type fod yn application/json, gyda charset utf-8 neu hebddo."),
        ["too-large"] = new("The body is over 262144 bytes.", "Mae'r corff dros 262144 beit."),
        ["invalid-utf8"] = new("The body is not UTF-8. Encode it as UTF-8 without replacement.", "Nid yw'r corff yn UTF-8. Amgodiwch ef fel UTF-8."),
        ["too-deep"] = new("The JSON is nested deeper than 64 levels. Send the fields of the published schema.", "Mae'r JSON wedi'i nythu'n ddyfnach na 64 lefel. Anfonwch feysydd y sgema gyhoeddedig."),
        ["not-an-object"] = new("The body must be one JSON object.", "Rhaid i'r corff fod yn un gwrthrych JSON."),
        ["duplicate-property"] = new("A property occurs more than once in this object. Send each property once.", "Mae priodwedd yn digwydd fwy nag unwaith yn y gwrthrych hwn. Anfonwch bob priodwedd unwaith."),
        ["control-character"] = new("The text holds a control character. Remove it; line breaks and tabs are fine.", "Mae'r testun yn cynnwys nod rheoli. Tynnwch ef; mae toriadau llinell a thabiau'n iawn."),
        ["invalid-unicode"] = new("The text holds half of a surrogate pair. Send whole Unicode characters.", "Mae'r testun yn cynnwys hanner pâr dirprwyol. Anfonwch nodau Unicode cyfan."),
        ["too-many-items"] = new("The list is longer than this service takes in one report. Send several reports with one incidentReference.", "Mae'r rhestr yn hirach nag y gall un adroddiad ei dal. Anfonwch sawl adroddiad ag un incidentReference."),
        ["wrong-type"] = new("The value has the wrong type.", "Mae'r gwerth o'r math anghywir."),
        ["unknown-kind"] = new("The kind of report is not one that this service takes.", "Nid yw'r math o adroddiad yn un y mae'r gwasanaeth hwn yn ei dderbyn."),
        ["kind-mismatch"] = new("The property kind does not match the address that the report was sent to.", "Nid yw'r briodwedd kind yn cyd-fynd â'r cyfeiriad yr anfonwyd yr adroddiad iddo."),
        ["no-reporter"] = new("Nobody is named as reporter. Give a name, a role, an organisation, a telephone number or an e-mail address.", "Nid oes adroddwr wedi'i enwi. Rhowch enw, rôl, sefydliad, rhif ffôn neu gyfeiriad e-bost."),
        ["no-child-or-place"] = new("Neither a child nor a place is given. Say at least who, or where.", "Ni roddir plentyn na lle. Dywedwch o leiaf pwy, neu ble."),
        ["no-concern"] = new("No concern is given. Say in a few words what the concern is, or give a concern type.", "Ni roddir pryder. Dywedwch mewn ychydig eiriau beth yw'r pryder, neu rhowch fath o bryder."),
        ["consent-required"] = new(
            "A care-and-support referral needs recorded consent: set consent.status to given and say who gave it. If there is reasonable cause to suspect that the child is at risk of abuse, neglect or other harm and has care and support needs (section 130(4)), send it with legalRoute section-130: consent is not needed then.",
            "Mae angen cydsyniad wedi'i gofnodi ar gyfer atgyfeiriad gofal a chymorth: gosodwch consent.status yn given a dywedwch pwy a'i rhoddodd. Os oes achos rhesymol i amau bod y plentyn mewn perygl o gael ei gam-drin, ei esgeuluso neu ei niweidio a bod ganddo anghenion gofal a chymorth (adran 130(4)), anfonwch ef â legalRoute section-130: nid oes angen cydsyniad bryd hynny."),
        ["conversion-reason-required"] = new(
            "This section 130 report replaces an earlier care-and-support referral (convertedFrom): the law asks for the recorded reason. Say in conversionReason why the concern is now one of risk.",
            "Mae'r adroddiad adran 130 hwn yn disodli atgyfeiriad gofal a chymorth cynharach (convertedFrom): mae'r gyfraith yn gofyn am y rheswm a gofnodwyd. Dywedwch yn conversionReason pam mae'r pryder bellach yn un o risg."),
        ["unknown-decision"] = new("The decision is missing or not a known code.", "Mae'r penderfyniad ar goll neu nid yw'n god hysbys."),
        ["rationale-required"] = new(
            "No further action, or a decision without next actions, needs a rationale (WG37941 paragraphs 151 and 160).",
            "Mae angen rhesymeg ar gyfer dim camau pellach, neu benderfyniad heb gamau nesaf (WG37941 paragraffau 151 a 160)."),
        ["text-too-long"] = new("The text is longer than the most characters that are kept here.", "Mae'r testun yn hirach na'r nifer fwyaf o nodau a gedwir yma."),
        ["invalid-time-parameter"] = new("The time in the query cannot be read: write it like 2026-11-23T08:20:00+00:00, of a year from 1900 to 2199.", "Ni ellir darllen yr amser yn yr ymholiad: ysgrifennwch ef fel 2026-11-23T08:20:00+00:00, o flwyddyn rhwng 1900 a 2199."),
        ["unknown-property"] = new("Properties here are not part of the schema. They are kept but decide nothing.", "Nid yw priodweddau yma'n rhan o'r sgema. Fe'u cedwir ond nid ydynt yn penderfynu dim."),
        ["unknown-code"] = new("The code is not a known one. It is kept and a person will read it.", "Nid yw'r cod yn un hysbys. Fe'i cedwir a bydd person yn ei ddarllen."),
        ["unknown-organisation"] = new("The organisation is not in the directory. The report goes to the duty desk.", "Nid yw'r sefydliad yn y cyfeiriadur. Mae'r adroddiad yn mynd i'r ddesg ddyletswydd."),
        ["wrong-type-kept"] = new("The value has another type than the schema's. It is kept as sent.", "Mae gan y gwerth fath gwahanol i'r sgema. Fe'i cedwir fel yr anfonwyd."),
        ["unreadable-time"] = new("The time or date cannot be read and counts as unknown. Use 2026-11-22T23:30:00+00:00 or 2026-11-22.", "Ni ellir darllen yr amser na'r dyddiad ac mae'n cyfrif fel anhysbys. Defnyddiwch 2026-11-22T23:30:00+00:00 neu 2026-11-22."),
        ["offset-missing"] = new("The time carries no offset and is read as London time.", "Nid oes gwrthbwyso ar yr amser ac fe'i darllenir fel amser Llundain."),
        ["time-ahead"] = new("The time lies up to 24 hours ahead of receipt. Check the sender's clock.", "Mae'r amser hyd at 24 awr o flaen y derbyn. Gwiriwch gloc yr anfonwr."),
        ["time-far-ahead"] = new("The time lies more than 24 hours ahead of receipt and counts as unknown.", "Mae'r amser fwy na 24 awr o flaen y derbyn ac mae'n cyfrif fel anhysbys."),
        ["reference-missing"] = new("No reference was given; one was made from the content. A changed resubmission will count as a new report.", "Ni roddwyd cyfeirnod; gwnaed un o'r cynnwys. Bydd ailgyflwyniad wedi'i newid yn cyfrif fel adroddiad newydd."),
        ["reporter-missing"] = new("No officer is named: the force itself counts as reporter and cannot be called back.", "Nid oes swyddog wedi'i enwi: mae'r heddlu ei hun yn cyfrif fel adroddwr ac ni ellir ei alw'n ôl."),
        ["legal-route-assumed"] = new("The legal route is missing or unknown; the report is treated as a section 130 report.", "Mae'r llwybr cyfreithiol ar goll neu'n anhysbys; trinnir yr adroddiad fel adroddiad adran 130."),
        ["consent-not-recorded"] = new("No reason is recorded for not seeking consent. Record it (Wales Safeguarding Procedures c2-p16).", "Ni chofnodwyd rheswm dros beidio â cheisio cydsyniad. Cofnodwch ef (Gweithdrefnau Diogelu Cymru c2-p16)."),
        ["child-key-replaced"] = new("The child's key is missing, repeated or not a short plain id; a new one was given.", "Mae allwedd y plentyn ar goll, wedi'i hailadrodd neu heb fod yn id byr plaen; rhoddwyd un newydd."),
        ["risk-grade-missing"] = new("No known risk grade; the missing episode is treated as medium.", "Dim gradd risg hysbys; trinnir y cyfnod ar goll fel canolig."),
        ["unknown-event-type"] = new("The type of the event is missing or not a known one.", "Mae math y digwyddiad ar goll neu nid yw'n un hysbys."),
        ["event-reference-missing"] = new("No reference was given; one was made from the content. A changed resubmission will count as another event.", "Ni roddwyd cyfeirnod; gwnaed un o'r cynnwys. Bydd ailgyflwyniad wedi'i newid yn cyfrif fel digwyddiad arall."),
        ["event-time-missing"] = new("No time is known for the event; the time of receipt counts.", "Nid oes amser hysbys ar gyfer y digwyddiad; yr amser derbyn sy'n cyfrif."),
        ["regrade-without-grade"] = new("No known risk grade; the missing episode is treated as at least medium.", "Dim gradd risg hysbys; trinnir y cyfnod ar goll fel canolig o leiaf."),
        ["school-notice-unrouted"] = new("A notice to the school was asked for, but no school of the child is in the directory: no school is told.", "Gofynnwyd am hysbysiad i'r ysgol, ond nid oes ysgol i'r plentyn yn y cyfeiriadur: ni hysbysir unrhyw ysgol."),
        ["below-school-age"] = new("A child below reception age: the statutory scope is reception to 17, so a person decides who hears.", "Plentyn o dan oed derbyn: mae'r cwmpas statudol o'r derbyn i 17, felly person sy'n penderfynu pwy sy'n clywed."),
        ["wording"] = new("These words blame the child. The report is taken as it is; write instead what is suggested, or mark another person's words as a quotation.", "Mae'r geiriau hyn yn beio'r plentyn. Derbynnir yr adroddiad fel y mae; ysgrifennwch yr hyn a awgrymir, neu nodwch eiriau rhywun arall fel dyfyniad."),
        ["more-findings"] = new("There are more findings than are listed.", "Mae mwy o ganfyddiadau nag a restrir."),
    };

    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    public static Text For(string code) => Texts[code];
}
