using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Safeguarding.Local.Tokens;

/// <summary>One line of sample-payloads/directory/principals.csv: who may call, and as which desk.</summary>
public sealed record Principal(string Tenant, string PrincipalId, string Type, string Organisation, string Desk, IReadOnlyList<string> Roles)
{
    public bool IsPerson => Type.Equals("person", StringComparison.OrdinalIgnoreCase);

    /// <summary>May read the inbox of its desk.</summary>
    public bool ReadsInbox => Desk.Length > 0 && (Roles.Contains("recipient") || Roles.Contains("duty-desk"));

    public static IReadOnlyList<Principal> Read(string path)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim };
        using var reader = new CsvReader(new StreamReader(path), format);
        var principals = new List<Principal>();
        reader.Read();
        reader.ReadHeader();
        while (reader.Read())
        {
            principals.Add(new Principal(
                Field(reader, "tenant"),
                Field(reader, "principalId"),
                Field(reader, "type"),
                Field(reader, "organisation"),
                Field(reader, "desk"),
                Field(reader, "roles").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }

        return principals;
    }

    private static string Field(CsvReader reader, string name) => reader.GetField(name) ?? "";
}
