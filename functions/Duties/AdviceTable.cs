namespace Safeguarding.Duties;

/// <summary>Advice to the sender, in the order in which it must be read; the first is always the call that saves a life.</summary>
public static class AdviceTable
{
    public static readonly IReadOnlyList<Duty> All =
    [
        DutyTable.Get("ring-999"),
        new("confirm-school", ["later-school-year"], "sender",
            "The deadline lies in a later school year: confirm that the child still attends this school.",
            "Mae'r terfyn amser mewn blwyddyn ysgol ddiweddarach: cadarnhewch fod y plentyn yn dal i fynychu'r ysgol hon.", "product rule: a deadline in a later school year"),
        new("consider-section-130", ["kind:encompass-notification"], "sender",
            "An Operation Encompass notification does not replace a report of a child at risk: if the test of section 130 is met, send that report too with the same incidentReference.",
            "Nid yw hysbysiad Operation Encompass yn cymryd lle adroddiad am blentyn mewn perygl: os bodlonir prawf adran 130, anfonwch yr adroddiad hwnnw hefyd gyda'r un incidentReference.", "Operation Encompass guidance, 7 Nov 2025; Social Services and Well-being (Wales) Act 2014 s.130"),
        new("offer-return-interview", ["event:returned"], "authority",
            "Offer the child a return interview, after the first missing episode too, within 72 hours of the return or the time that your safeguarding board has set.",
            "Cynigiwch gyfweliad dychwelyd i'r plentyn, ar ôl y cyfnod ar goll cyntaf hefyd, o fewn 72 awr i'r dychweliad neu'r amser y mae eich bwrdd diogelu wedi'i osod.", "WG37941 paragraph 133; 72 hours: product default, set per safeguarding board"),
        new("prevention-interview-is-not-return-interview", ["event:prevention-interview"], "police",
            "The police prevention interview is not the return interview: that is still to be offered by somebody independent.",
            "Nid cyfweliad atal yr heddlu yw'r cyfweliad dychwelyd: rhaid i rywun annibynnol gynnig hwnnw o hyd.", "WG37941 paragraph 133; All Wales Practice Guide, children who go missing"),
        new("caller-confirms-in-writing", ["kind:referral"], "sender",
            "You recorded a call. Ask the caller to confirm it in writing within one working day, as a report of the caller's own with the same incidentReference. Nothing waits for it: this record is delivered and decided on now.",
            "Rydych wedi cofnodi galwad. Gofynnwch i'r galwr ei chadarnhau'n ysgrifenedig o fewn un diwrnod gwaith, fel adroddiad y galwr ei hun â'r un incidentReference. Nid oes dim yn aros amdano: mae'r cofnod hwn yn cael ei ddanfon a'i benderfynu nawr.",
            "Wales Safeguarding Procedures c2-p17"),
        new("related-report", ["kind:encompass-notification"], "sender",
            "You name a report of a child at risk about the same incident. It is not looked up here: make sure that it was sent, with the same incidentReference.",
            "Rydych yn enwi adroddiad am blentyn mewn perygl ynghylch yr un digwyddiad. Ni chwilir amdano yma: gwnewch yn siŵr ei fod wedi'i anfon, â'r un incidentReference.", "Operation Encompass guidance, 7 Nov 2025; Social Services and Well-being (Wales) Act 2014 s.130"),
        new("tell-health-visitor", ["kind:encompass-notification"], "sender",
            "A child below reception age: no school is told. Tell the health visitor of the health board or, where the child is at risk, the local authority by a section 130 report.",
            "Plentyn o dan oed derbyn: ni ddywedir wrth unrhyw ysgol. Dywedwch wrth ymwelydd iechyd y bwrdd iechyd neu, lle mae'r plentyn mewn perygl, wrth yr awdurdod lleol drwy adroddiad adran 130.", "Operation Encompass guidance, 7 Nov 2025: reception to 17; domain 1.9"),
    ];

    public static Duty Get(string id) => All.Single(d => d.Id == id);
}
