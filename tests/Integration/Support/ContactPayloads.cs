namespace Safeguarding.Tests.Integration.Support;

/// <summary>Changes of a desk's contacts; fictional people.</summary>
internal static class ContactPayloads
{
    public const string Dsp = "school-6802901-dsp";
    public const string Deputy = "school-6802901-deputy";
    public const string NineLanternsDsp = "school-6804901-dsp";
    public const string Approve = """{"decision":"approve"}""";

    public static string Approval(string change) => $"/api/contacts/changes/{change}/approval";

    public static string Add(string name) => $$"""{"change":"add","contact":{{Contact(name)}}}""";

    public static string Replace(string id, string name) => $$"""{"change":"replace","contactId":"{{id}}","contact":{{Contact(name)}}}""";

    private static string Contact(string name) =>
        $$"""{"name":"{{name}}","role":"deputy designated safeguarding person","email":"new@schools.example.org","telephone":"07700 900123","language":"cy","hours":"Mon-Fri 08:00-16:00"}""";
}
