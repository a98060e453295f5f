namespace Safeguarding.Reports;

/// <summary>Fields that every kind shares.</summary>
public static class CommonFields
{
    private static readonly FieldSyntax Envelope = new("design 4, rules 1-2");
    private static readonly FieldSyntax Report = new("domain 3.2");
    private static readonly FieldSyntax Person = new("domain 2.2, 3.2");
    private static readonly FieldSyntax Schooling = new("DA Act 2021 s.49A(3); domain 1.1");

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

    /// <summary>A place; the authority decides routing, the address never does.</summary>
    public static IReadOnlyList<Field> Place =>
    [
        Person.Text("description"), Person.Texts("addressLines"), Person.Text("postcode"), Person.Text("uprn"),
        Person.Authority("authority"),
    ];

    /// <summary>Who a child is, where it lives and where it is educated.</summary>
    public static IReadOnlyList<Field> Child =>
    [
        Person.Text("key"), Person.Text("familyName"), Person.Text("givenNames"), Person.Texts("aliases"),
        Person.Date("dateOfBirth"), Person.DateAhead("expectedDateOfBirth"), Person.Text("sex"), Person.Text("genderIdentity"),
        Person.Text("nhsNumber"), Person.Text("ethnicity"), Person.Text("religion"), Person.Text("firstLanguage"),
        Person.Code("languagePreference", "cy", "en"), Person.Text("communicationAdvice"), Person.Text("additionalNeeds"),
        Person.Object("homeAddress", Place), Person.Authority("homeAuthority"),
        Schooling.List("schools", 10,
            Schooling.School("number"), Schooling.Text("name"),
            Schooling.Code("relation", "registered", "educated-at") with { DecidesRouting = true }),
        Schooling.Code("educationStatus", "registered", "educated-at", "home-educated", "below-school-age", "unknown") with { DecidesRouting = true },
    ];

    /// <summary>The child's home authorities as written, most certain first: the field itself, then the address.</summary>
    public static IReadOnlyList<string> HomeAuthorities(System.Text.Json.JsonElement child) =>
        [.. new[] { child.Text("homeAuthority"), child.Text("homeAddress", "authority") }.OfType<string>().Distinct()];

    /// <summary>True when anything at all is known of one of the children: a key or a code alone says nothing of who it is.</summary>
    public static bool NamesAChild(System.Text.Json.JsonElement content) =>
        content.Items("children").Any(c => WhoAChildIs.Any(name => c.At(name).SaysAnything()));

    private static readonly string[] WhoAChildIs =
        ["familyName", "givenNames", "aliases", "dateOfBirth", "expectedDateOfBirth", "nhsNumber", "homeAddress", "schools", "description", "currentPlace"];
}
