namespace Safeguarding.Reports;

/// <summary>A finding that decides something, for docs/rules.md; its words for the sender stand in <see cref="FindingTexts"/>.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="Refuses">A fault, so that nothing is accepted; else a warning beside what is accepted.</param>
/// <param name="When">What brings it.</param>
/// <param name="Action">What it decides.</param>
public sealed record FindingRule(string Code, bool Refuses, string When, string Action, string Source);

/// <summary>
/// The refusals of design 5, all that there are for a report that can be read as one, and the warnings that decide. Faults of the text itself
/// (encoding, control characters, depth, a property twice) are those of unreadable JSON and stand only in <see cref="FindingTexts"/>.
/// </summary>
public static class FindingRules
{
    private const string Design = "design 5";
    private const string Routing = "design 5: a field that decides routing is never guessed";
    private const string Times = "design 5; domain 1.5";
    private const string Postcodes = "domain 4.1: border postcodes straddle; design 4, rule 8";
    private const string Consent = "Wales Safeguarding Procedures c2-p16";

    private const string Amendments = "design 7: children are addressed by key, so that nothing is said of the wrong child";

    public static readonly IReadOnlyList<FindingRule> All =
    [
        Refuse("malformed-json", "the body is not readable JSON", Design),
        Refuse("unsupported-media-type", "the body is sent as anything but JSON in UTF-8", Design),
        Refuse("too-large", "the body is larger than 256 KiB", "design 4, rule 6"),
        Refuse("unknown-kind", "the kind of report is not known", Design),
        Refuse("kind-mismatch", "the property kind does not match the address", Design),
        Refuse("no-reporter", "referral or missing episode: nobody is named as reporter, not even as anonymous", Design),
        Refuse("no-child-or-place", "neither a child nor a place is given", "design 5; Wales Safeguarding Procedures c2-p17: lack of detail must not prevent reporting"),
        Refuse("no-concern", "referral: no concern is given in any shape, and no immediate danger", "design 5; Wales Safeguarding Procedures c2-p17"),
        Refuse("wrong-type", "a value of the wrong type in a field that decides routing", Routing),
        Refuse("too-many-items", "a list is longer than its field allows", "design 4, rule 6"),
        Refuse("consent-required", "care and support: no recorded consent", "WG37941 paragraph 149; Social Services and Well-being (Wales) Act 2014 s.130(4)"),
        Refuse("conversion-reason-required", "section 130 in place of an earlier care-and-support referral: no recorded reason", "design 5; WG37941 paragraphs 149-150"),
        Refuse("unknown-event-type", "an event of a missing episode: its type is missing or not known", "design 5; domain 2.5"),
        Refuse("unknown-child", "an amendment: the report has no child of that key, or that child was withdrawn", Amendments),
        Refuse("already-said", "more information: something else was said there before", "product rule: more information never replaces what was said; WG37941 paragraph 271"),
        Refuse("withdrawal-without-reason", "a withdrawal: neither reason nor reasonCode", "product rule: every desk that had the report is told why"),
        Warn("legal-route-assumed", "referral: the legal route is missing or not known", "section 130 counts, the route that protects soonest", "WG37941 paragraph 150"),
        Warn("consent-not-recorded", "section 130: no consent and no reason for not seeking it", "nothing waits for it; the reason is to be recorded", $"WG37941 paragraph 150; {Consent}"),
        Warn("risk-grade-missing", "missing episode: no known risk grade", "medium counts", "domain 2.4; design 6"),
        Warn("regrade-without-grade", "event risk-regraded: no known grade", "at least medium counts, and no urgency is taken away", "domain 2.4; design 6"),
        Warn("event-time-missing", "event: no time, or one that counts as unknown", "the time of receipt counts", Times),
        Warn("reporter-missing", "Operation Encompass: no officer is named", "the force counts as reporter", "Domestic Abuse Act 2021 s.49A(1)"),
        Warn("below-school-age", "Operation Encompass: a child below reception age", "a person decides who hears", "Operation Encompass guidance, 7 Nov 2025: reception to 17"),
        Warn("school-notice-unrouted", "notifySchool, and no school of a child is in the directory", "no school is told, and this says so", "design 4, rule 8"),
        Warn("unknown-organisation", "an authority or a school is not in the directory", "the duty desk finds it", "design 5"),
        Warn("authority-from-postcode", "a place without a written authority, and its postcode lies in one alone", "that authority counts as if it were written, and the route's citation says so", Postcodes),
        Warn("postcode-of-several-authorities", "a place without a written authority, and its postcode lies in several", "it decides nothing; the duty desk finds the authority", Postcodes),
        Warn("marker-not-understood", "\"not safe to share\" does not clearly name people, desks, schools or organisations", "it binds every desk but those that decide, and the duty desk is asked what was meant", "WG37941 paragraph 198; product rule: a restriction fails closed"),
        Warn("unknown-code", "a code is not a known one", "it is kept and decides nothing; a person reads it", Design),
        Warn("unknown-property", "a property is not in the schema", "it is kept and decides nothing", Design),
        Warn("wrong-type-kept", "a value of the wrong type in a field that does not decide routing", "it is kept as sent", Design),
        Warn("nhs-number-unfit", "a child's NHS number has not ten digits, or its check digit is wrong", "it is kept as sent, and the child is matched by name and date of birth alone", "NHS Data Dictionary: NHS number, modulus 11; domain 2.5"),
        Warn("unreadable-time", "a time or date cannot be read", "it counts as unknown", Times),
        Warn("time-of-day-missing", "only a date where a time is asked for", "the day counts: a child's return from its beginning, a telephone call to its end", Times),
        Warn("offset-missing", "a time carries no offset", "London time counts", Times),
        Warn("time-ahead", "an event's time lies ahead of receipt", "receipt counts", Times),
        Warn("return-planned", "a child's return lies more than 5 minutes ahead", "it is kept as a plan: the child is not back, and no interview is due", "domain 2.5; product rule: only a child who is back can be interviewed"),
        Warn("reference-missing", "no reference", "one is made from the content", "design 4, rule 1"),
        Warn("event-reference-missing", "event: no reference", "one is made from the content", "design 4, rule 1"),
        Warn("child-key-replaced", "a child's key is repeated or could name the child", "another key is given", "design 4, rule 3"),
    ];

    private static FindingRule Refuse(string code, string when, string source) => new(code, true, when, "nothing is accepted; every fault is named at once", source);

    private static FindingRule Warn(string code, string when, string action, string source) => new(code, false, when, action, source);
}
