namespace Safeguarding.Duties;

/// <summary>Words that blame a child, with what to write instead.</summary>
/// <param name="Words">Regular expression over whole words, English and Welsh with their mutations; never longer than a phrase.</param>
public sealed record UnfitWord(string Id, string Words, string InsteadEn, string InsteadCy, string Source)
{
    /// <summary>Words of ours for a warning, both languages, because the writer's language is not always the caller's.</summary>
    public string Instead => $"{InsteadEn} / {InsteadCy} ({Source})";
}

/// <summary>
/// Words that must not be used of a child (paragraph 215: "must never be used"), as data. They are warned about, never refused: an urgent report
/// is worth more than its wording. A new row needs a paragraph and both languages.
/// </summary>
public static class UnfitWords
{
    public static readonly IReadOnlyList<UnfitWord> All =
    [
        new("promiscuous", "promiscuous|promiscuously|promiscuity|[pb]romisgiwaidd|phromisgiwaidd|h?anniwair|h?anllad",
            "say what was done to the child and by whom", "dywedwch beth a wnaed i'r plentyn a chan bwy", "WG37941 paragraphs 181 and 215"),
        new("provocative", "provocative|provocatively|[pb]ryfoclyd|phryfoclyd",
            "describe what was seen, without a judgement of the child's clothes or manner",
            "disgrifiwch yr hyn a welwyd, heb farnu dillad na dull y plentyn", "WG37941 paragraph 215"),
        new("risky-behaviour", "risky behaviou?rs?|risk[- ]taking(?: behaviou?rs?)?|h?ymddygiad(?:au)? (?:peryglus|mentrus|risg)|cymryd risgiau|gymryd risgiau",
            "the child is being put at risk by (person, place or need)", "mae'r plentyn yn cael ei roi mewn perygl gan (person, lle neu angen)",
            "WG37941 paragraphs 179-180"),
        new("risky-choices", "risky (?:lifestyle )?(?:choices?|decisions?)|dewisiadau (?:peryglus|mentrus|risg)|[nd]dewisiadau (?:peryglus|mentrus|risg)",
            "say what the child needs and who takes advantage of it", "dywedwch beth sydd ei angen ar y plentyn a phwy sy'n manteisio ar hynny",
            "WG37941 paragraph 181"),
        new("putting-themselves-at-risk",
            "put(?:s|ting)? (?:herself|himself|themselves|themself) (?:at risk|in danger)|(?:rhoi|roi) (?:ei hun|eu hunain) mewn perygl",
            "name who or what puts the child at risk", "enwch pwy neu beth sy'n rhoi'r plentyn mewn perygl", "WG37941 paragraph 182"),
        new("branding", "branded (?:as )?an?|trouble-?makers?|(?:creadur|un) drwg",
            "describe what happened instead of giving the child a label", "disgrifiwch yr hyn a ddigwyddodd yn lle labelu'r plentyn", "WG37941 paragraph 181"),
        new("bad-behaviour", "bad behaviou?rs?|criminal behaviou?rs?|h?ymddygiad (?:gwael|drwg|troseddol)",
            "of a child: describe what happened and what was done to the child", "am blentyn: disgrifiwch yr hyn a ddigwyddodd a'r hyn a wnaed i'r plentyn",
            "WG37941 paragraphs 14-15"),
        new("prostitution", "prostitut(?:es?|ed|ing|ion)|(?:p|b|ph|mh)ut(?:ain|einiaid|eindra|einio)",
            "of a child: abused through sexual exploitation", "am blentyn: wedi'i gam-drin drwy gamfanteisio rhywiol", "WG37941 paragraphs 14-15"),
        new("did-not-attend", "(?:did not attend|didn.t attend|failed to attend|fails to attend|dna.d)(?: [^ ]{1,20}){0,3} appointments?|(?:heb fynychu|(?:ni|na) fynychodd|wedi methu mynychu)(?: [^ ]{1,20}){0,3} h?apwyntiad(?:au)?",
            "the child was not brought to the appointment: say who was to bring the child", "ni ddaethpwyd â'r plentyn i'r apwyntiad: dywedwch pwy oedd i ddod â'r plentyn",
            "WG37941 paragraph 255"),
        new("consent-to-abuse", "consent(?:s|ed|ing) to (?:(?:the|her|his|their)(?: own)? )?(?:abuse|exploitation)|(?:wedi|yn) (?:cydsynio|gydsynio) i.r (?:cam-drin|camfanteisio)",
            "a child cannot consent to abuse: say what was done", "ni all plentyn gydsynio i gamdriniaeth: dywedwch beth a wnaed", "WG37941 paragraph 29"),
    ];
}
