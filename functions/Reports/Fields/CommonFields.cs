namespace Safeguarding.Reports;

/// <summary>Fields that every kind shares.</summary>
public static class CommonFields
{
    private static readonly FieldSyntax Envelope = new("design 4, rules 1-2");
    private static readonly FieldSyntax Report = new("domain 3.2");
    private static readonly FieldSyntax Person = new("domain 2.2, 3.2");
    private static readonly FieldSyntax Schooling = new("DA Act 2021 s.49A(3); domain 1.1");

    public static readonly string[] LegalStatuses =
        ["looked-after-s76", "care-order", "child-protection-register", "care-and-support-plan", "remand", "unaccompanied-asylum-seeking", "none"];

    /// <summary>Submission, incident and reporter.</summary>
    public static IReadOnlyList<Field> Submission =>
    [
        Envelope.Text("kind"),
        Envelope.Text("reference"),
        Envelope.Text("incidentReference"),
        Envelope.Time("sentAt"),
        Report.Object("reporter",
            Report.Text("name"), Report.Text("role"), Report.Text("organisation"), Report.Text("telephone"),
            Report.Text("email"), Report.Text("callBack"), Report.Text("relationship"), Report.Flag("anonymous")),
    ];

    /// <summary>A place; the authority decides routing, the address never does, and the postcode only where no authority is written.</summary>
    public static IReadOnlyList<Field> Place =>
    [
        Person.Text("description"), Person.Texts("addressLines"), Person.Text("postcode"), Person.Text("uprn"),
        Person.Authority("authority"),
    ];

    /// <summary>What is not safe to share and with whom, one or a list: people, a kind of desk, a desk id, a school's number (<see cref="MarkerWords"/>).</summary>
    public static Field NotSafeToShare { get; } = new FieldSyntax("WG37941 paragraph 198").List("notSafeToShare", 20,
        Person.Any("with"), Person.Text("reason"));

    /// <summary>For the analysts of the police alone: no other desk's view may hold it.</summary>
    public static Field Intelligence { get; } = IntelligenceFields(new("WG37941 paragraph 274"));

    /// <summary>Who a child is, where it lives and where it is educated.</summary>
    public static IReadOnlyList<Field> Child =>
    [
        Person.Text("key"), Person.Text("familyName"), Person.Text("givenNames"), Person.Texts("aliases"),
        Person.Date("dateOfBirth"), Person.DateAhead("expectedDateOfBirth"), Person.Text("sex"), Person.Text("genderIdentity"),
        Person.NhsNumber("nhsNumber"), Person.Text("ethnicity"), Person.Text("religion"), Person.Text("firstLanguage"),
        Person.Code("languagePreference", "cy", "en"), Person.Text("communicationAdvice"), Person.Text("additionalNeeds"),
        Person.Object("homeAddress", Place), Person.Authority("homeAuthority"),
        Schooling.List("schools", 10,
            Schooling.School("number"), Schooling.Text("name"),
            Schooling.Code("relation", "registered", "educated-at") with { DecidesRouting = true }),
        Schooling.Code("educationStatus", "registered", "educated-at", "home-educated", "below-school-age", "unknown") with { DecidesRouting = true },
        NotSafeToShare,
    ];

    private static Field IntelligenceFields(FieldSyntax police) => police.Object("intelligence",
        police.Texts("names"), police.Texts("nicknames"), police.Texts("addresses"), police.Texts("hotSpots"), police.Texts("telephoneNumbers"),
        police.Texts("vehicles"), police.Texts("businesses"), police.Texts("links"), police.Text("note"));

    /// <summary>True when anything at all is known of one of the children: a key or a code alone says nothing of who it is.</summary>
    public static bool NamesAChild(System.Text.Json.JsonElement content) =>
        content.Items("children").Any(c => WhoAChildIs.Any(name => c.At(name).SaysAnything()));

    private static readonly string[] WhoAChildIs =
        ["familyName", "givenNames", "aliases", "dateOfBirth", "expectedDateOfBirth", "nhsNumber", "homeAddress", "schools", "description", "currentPlace",
        "homeAuthority", "currentAuthority", "placingAuthority", "placementAuthority", "placementAddress", "telephoneNumbers", "photoReference"];
}
